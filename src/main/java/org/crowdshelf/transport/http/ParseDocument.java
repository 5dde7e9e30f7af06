package org.crowdshelf.transport.http;

import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.document.Documents;
import org.crowdshelf.transport.document.ListLengths;
import org.crowdshelf.transport.document.Operations;
import org.crowdshelf.transport.observe.Observation;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;

/** Parses and validates the document and selects its operation; only a POST may be a mutation. */
@ApplicationScoped
class ParseDocument implements Step {

  private final Documents documents;
  private final GraphQLSchema schema;
  private final Answers answers;
  private final Observation observation;
  private final LimitsConfig limits;

  ParseDocument(
      Documents documents,
      GraphQLSchema schema,
      Answers answers,
      Observation observation,
      LimitsConfig limits) {
    this.documents = documents;
    this.schema = schema;
    this.answers = answers;
    this.observation = observation;
    this.limits = limits;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    ListLengths.check(exchange.request().variables(), limits.list());
    Document document =
        documents.document(
            exchange.request().query(), schema, answers.language(exchange.http()).locale());
    exchange.operation(document, Operations.named(document, exchange.request().operationName()));
    observation.begun(exchange.http(), exchange.operation());
    if (!exchange.isQuery() && !exchange.http().request().method().equals(HttpMethod.POST)) {
      throw RequestRefused.with(405, ErrorCode.METHOD_NOT_ALLOWED);
    }
    return next.handle(exchange);
  }
}
