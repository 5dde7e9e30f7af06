package org.crowdshelf.transport.observe;

import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The trace of an operation, if an endpoint for traces is configured. A span has the name and kind
 * of the operation, but no document, variables, addresses or tokens.
 */
@ApplicationScoped
public class OperationTraces {

  private static final String KEY = OperationTraces.class.getName();

  private record Open(Span span, Scope scope) {}

  private final boolean on;
  private final OpenTelemetry telemetry;
  private final Tracer tracer;
  private final OperationNames names;

  OperationTraces(
      OpenTelemetry telemetry,
      OperationNames names,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
    this.on = !off;
    this.telemetry = telemetry;
    this.tracer = telemetry.getTracer("org.crowdshelf");
    this.names = names;
  }

  public boolean on() {
    return on;
  }

  /** The tracer of operations and their fields. */
  public Tracer tracer() {
    return tracer;
  }

  /** Begins the span of the operation, as a child of the span of the caller if there is one. */
  void begun(RoutingContext http, OperationDefinition operation) {
    if (!on) {
      return;
    }
    String type = operation.getOperation().name().toLowerCase(Locale.ROOT);
    String name = names.of(operation.getName());
    Context caller =
        telemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), http.request(), Headers.HEADERS);
    Span span =
        tracer
            .spanBuilder(type + " " + name)
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("graphql.operation.type", type)
            .setAttribute("graphql.operation.name", name)
            .startSpan();
    http.put(KEY, new Open(span, caller.with(span).makeCurrent()));
    http.addEndHandler(ended -> end(http));
  }

  /** Sets the code of the first error as the status. */
  void answered(RoutingContext http, List<GraphQLError> errors) {
    Open open = on ? http.get(KEY) : null;
    if (open != null && !errors.isEmpty()) {
      String code = String.valueOf(errors.get(0).getExtensions().get("code"));
      open.span().setStatus(StatusCode.ERROR, code);
    }
  }

  private static void end(RoutingContext http) {
    Open open = http.remove(KEY);
    if (open != null) {
      open.scope().close();
      open.span().end();
    }
  }

  private enum Headers implements TextMapGetter<HttpServerRequest> {
    HEADERS;

    @Override
    public Iterable<String> keys(HttpServerRequest request) {
      return request.headers().names();
    }

    @Override
    public String get(HttpServerRequest request, String name) {
      return request == null ? null : request.getHeader(name);
    }
  }
}
