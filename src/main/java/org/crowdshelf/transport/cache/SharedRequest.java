package org.crowdshelf.transport.cache;

import graphql.ExecutionResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.crowdshelf.transport.answer.AnswerWriter;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.answer.PendingRequest;

/**
 * Equal requests without a token that share one execution. The execution continues as long as one
 * client is connected, also if the first one is gone.
 */
final class SharedRequest implements PendingRequest {

  private record Waiter(RoutingContext http, Context thread) {}

  private final PublicCache cache;
  private final Answers answers;
  private final CacheKey key;
  private final CachePolicy policy;
  private final List<Waiter> waiters = new ArrayList<>(1);
  private final List<Runnable> releases = new ArrayList<>(2);
  private boolean begun;
  private long began;
  private boolean over;

  SharedRequest(
      PublicCache cache, Answers answers, CacheKey key, CachePolicy policy, RoutingContext first) {
    this.cache = cache;
    this.answers = answers;
    this.key = key;
    this.policy = policy;
    waiters.add(new Waiter(first, Vertx.currentContext()));
  }

  /** Adds a request; false if the answer would be too old for it or is already sent. */
  synchronized boolean join(RoutingContext http) {
    // Before the execution starts nothing has been read, so nothing can be too old.
    boolean inTime = !over && (!begun || cache.inTime(began));
    return inTime && waiters.add(new Waiter(http, Vertx.currentContext()));
  }

  @Override
  public boolean begin() {
    boolean deserted;
    synchronized (this) {
      begun = true;
      began = cache.now();
      deserted = waiters.stream().allMatch(waiter -> waiter.http.response().closed());
      over = deserted;
    }
    if (deserted) {
      cache.forget(key, this);
    }
    return !deserted;
  }

  @Override
  public synchronized void atEnd(Runnable release) {
    releases.add(release);
  }

  @Override
  public void answer(ExecutionResult result, Map<String, ?> extensions) {
    if (!result.getErrors().isEmpty()) {
      tell(http -> answers.send(http, result, extensions));
      return;
    }
    CachedAnswer written;
    try {
      written = CachedAnswer.of(answers.write(result, extensions), policy);
    } catch (AnswerWriter.AnswerTooLarge tooLarge) {
      tell(answers::sendTooLarge);
      return;
    }
    answer(written);
  }

  /** Sends the answer, and keeps it in the cache. */
  void answer(CachedAnswer answer) {
    if (begun) {
      cache.keep(key, answer, began);
    }
    tell(http -> answer.send(http, answers));
  }

  @Override
  public void tell(Consumer<RoutingContext> answer) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    cache.forget(key, this);
    waiters.forEach(waiter -> tell(waiter, answer));
    releases.forEach(Runnable::run);
  }

  // A connection is written to from its own event loop.
  private static void tell(Waiter waiter, Consumer<RoutingContext> answer) {
    if (waiter.thread == Vertx.currentContext()) {
      answer.accept(waiter.http);
    } else {
      waiter.thread.runOnContext(turn -> answer.accept(waiter.http));
    }
  }
}
