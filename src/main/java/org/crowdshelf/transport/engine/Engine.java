package org.crowdshelf.transport.engine;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.InjectableContext.ContextState;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.transport.observe.OperationTraces;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.dataloader.DataLoaderRegistry;

/** Executes operations on the served schema, and provides the context that fetchers need. */
@ApplicationScoped
public class Engine {

  /** The key of the request scope in the GraphQL context; fetchers of SmallRye use it, too. */
  static final String REQUEST_SCOPE = "state";

  private final GraphQL graphQL;

  Engine(GraphQLSchema schema, OperationTraces traces) {
    this.graphQL =
        GraphQL.newGraphQL(schema)
            .queryExecutionStrategy(new PlainFirst())
            .instrumentation(
                traces.on()
                    ? new ChainedInstrumentation(
                        new Cancellation(), new FieldTraces(traces.tracer()))
                    : new Cancellation())
            .preparsedDocumentProvider(
                (input, parse) ->
                    CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(
                            input.getGraphQLContext().<Document>get(Document.class))))
            .build();
  }

  /** The input of an execution; {@link Cancellation} can cancel it. */
  public ExecutionInput input(GraphQLRequest request, Document document, Locale locale) {
    return ExecutionInput.newExecutionInput()
        .query(request.query() == null ? "" : request.query())
        .operationName(request.operationName())
        .variables(request.variables())
        .locale(locale)
        // Data loaders live as long as their operation.
        .dataLoaderRegistry(new DataLoaderRegistry())
        .graphQLContext(context -> context.of(Document.class, document))
        .build();
  }

  /** Executes on the calling thread until a field waits. */
  public CompletableFuture<ExecutionResult> execute(
      ExecutionInput input, ContextState requestScope) {
    SmallRyeContext context = new SmallRyeContext(Engine.class.getName());
    context.setRequest(JsonValue.EMPTY_JSON_OBJECT);
    context.setExecutionInput(input);
    input
        .getGraphQLContext()
        .put(SmallRyeContextManager.CONTEXT, context)
        .put("runBlocking", false)
        .put(REQUEST_SCOPE, requestScope);
    SmallRyeContextManager.restore(context);
    try {
      return graphQL.executeAsync(input);
    } finally {
      SmallRyeContextManager.clearCurrentSmallRyeContext();
    }
  }
}
