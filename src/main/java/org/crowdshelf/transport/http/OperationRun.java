package org.crowdshelf.transport.http;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import io.quarkus.arc.InjectableContext.ContextState;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.answer.PendingRequest;
import org.crowdshelf.transport.engine.Cancellation;
import org.crowdshelf.transport.engine.Engine;
import org.crowdshelf.transport.engine.ErrorAnswers;
import org.crowdshelf.transport.engine.RequestScope;
import org.crowdshelf.transport.rate.ConcurrencyLimiter;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;

/** One execution, from its start to its answer, on the event loop of its request. */
final class OperationRun {

  /** The collaborators of all runs. */
  record Surroundings(
      Engine engine,
      LimitsConfig limits,
      ConcurrencyLimiter concurrency,
      RequestScope scope,
      Answers answers) {}

  private final RoutingContext http;
  private final Surroundings around;
  private final Language language;
  private final ExecutionInput input;
  private final Map<String, ?> extensions;
  private PendingRequest pending;
  private long timer;
  private boolean over;

  private OperationRun(
      RoutingContext http,
      Surroundings around,
      Language language,
      ExecutionInput input,
      Map<String, ?> extensions) {
    this.http = http;
    this.around = around;
    this.language = language;
    this.input = input;
    this.extensions = extensions;
  }

  /** A run of the exchange's operation. */
  static OperationRun of(Exchange exchange, Surroundings around) {
    GraphQLRequest request = exchange.request();
    Language language = around.answers.language(exchange.http());
    Map<String, ?> extensions =
        request.asksForCost()
            ? Map.of("cost", Map.of("requested", exchange.cost(), "max", around.limits.cost()))
            : Map.of();
    ExecutionInput input = around.engine.input(request, exchange.document(), language.locale());
    return new OperationRun(exchange.http(), around, language, input, extensions);
  }

  /** Starts the operation now or when another one ends, or answers OVERLOADED. */
  void start(PendingRequest waiting) {
    this.pending = waiting;
    Context request = Vertx.currentContext();
    if (!around.concurrency.enter(() -> onContext(request))) {
      pending.tell(one -> around.answers.send(one, RequestRefused.with(503, ErrorCode.OVERLOADED)));
    }
  }

  private void onContext(Context request) {
    if (Vertx.currentContext() == request) {
      run();
    } else {
      request.runOnContext(turn -> run());
    }
  }

  private void run() {
    if (!pending.begin()) {
      around.concurrency.leave();
      return;
    }
    timer = http.vertx().setTimer(around.limits.time().toMillis(), late -> giveUp());
    pending.atEnd(this::end);
    try {
      around.scope.run(http, pending::atEnd, this::execute);
    } catch (RuntimeException fault) {
      pending.tell(one -> one.fail(fault));
    }
  }

  private void execute(ContextState state) {
    around.engine.execute(input, state).whenComplete(this::answer);
  }

  private void answer(ExecutionResult result, Throwable failure) {
    if (over) {
      return;
    }
    if (failure != null) {
      pending.tell(one -> one.fail(failure));
      return;
    }
    pending.answer(
        result.getErrors().isEmpty() ? result : ErrorAnswers.mapped(result, language), extensions);
  }

  private void giveUp() {
    if (!over) {
      Cancellation.mark(input);
      pending.tell(around.answers::sendTimeout);
    }
  }

  private void end() {
    if (!over) {
      over = true;
      http.vertx().cancelTimer(timer);
      around.concurrency.leave();
    }
  }
}
