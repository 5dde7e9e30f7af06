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

/** Executes operations on the served schema, with all that the schema's fetchers look for. */
@ApplicationScoped
public class Engine {

  /** Under this name the engine's own fetchers look for the request scope, too. */
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

  /** What is to be executed; can be canceled from outside. */
  public ExecutionInput input(GraphQLRequest request, Document document, Locale locale) {
    return ExecutionInput.newExecutionInput()
        .query(request.query() == null ? "" : request.query())
        .operationName(request.operationName())
        .variables(request.variables())
        .locale(locale)
        // Loaders live as long as their operation.
        .dataLoaderRegistry(new DataLoaderRegistry())
        .graphQLContext(context -> context.of(Document.class, document))
        .build();
  }

  /** Executes on the calling thread as far as nothing is waited for. */
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
