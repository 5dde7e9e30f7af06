package org.crowdshelf.transport.answer;

import graphql.ExecutionResult;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/** Who waits for an operation: one request, or all that ask the public's same question at once. */
public interface PendingRequest {

  /** The operation's turn has come; false where nobody waits for it any more. */
  boolean begin();

  /** Runs this when everybody has an answer or is gone. */
  void atEnd(Runnable release);

  /** Gives what came of the operation, its errors in the words of clients. */
  void answer(ExecutionResult result, Map<String, ?> extensions);

  /** Gives another answer than the operation's, to each request in turn. */
  void tell(Consumer<RoutingContext> answer);

  /** A request that nobody shares. */
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
