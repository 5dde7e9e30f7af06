package org.crowdshelf.transport.answer;

import graphql.ExecutionResult;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/** The receiver of a result: one request, or equal requests that share one execution. */
public interface PendingRequest {

  /** Marks the start of the execution; returns false if every client is gone. */
  boolean begin();

  /** Registers what runs after the last answer. */
  void atEnd(Runnable release);

  /** Sends the result, whose errors are already mapped for clients. */
  void answer(ExecutionResult result, Map<String, ?> extensions);

  /** Answers each request in another way than with the result. */
  void tell(Consumer<RoutingContext> answer);

  /** A single request. */
  record Alone(RoutingContext http, Answers answers) implements PendingRequest {

    @Override
    public boolean begin() {
      return !http.response().closed();
    }

    @Override
    public void atEnd(Runnable release) {
      http.addEndHandler(ended -> release.run());
    }

    @Override
    public void answer(ExecutionResult result, Map<String, ?> extensions) {
      answers.send(http, result, extensions);
    }

    @Override
    public void tell(Consumer<RoutingContext> answer) {
      answer.accept(http);
    }
  }
}
