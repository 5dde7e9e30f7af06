package org.crowdshelf.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.crowdshelf.support.process.Client.Reply;

/** So many requests a second, whether those before are answered or not. */
final class SteadyLoad {

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final LongFunction<CompletableFuture<Reply>> request;
  private final AtomicLong sent = new AtomicLong();
  private final Queue<CompletableFuture<Void>> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final long begun = System.nanoTime();

  private SteadyLoad(LongFunction<CompletableFuture<Reply>> request) {
    this.request = request;
  }

  /** Begins; a request is made from its number. */
  static SteadyLoad of(int aSecond, LongFunction<CompletableFuture<Reply>> request) {
    SteadyLoad load = new SteadyLoad(request);
    long pause = TimeUnit.SECONDS.toNanos(1) / aSecond;
    load.clock.scheduleAtFixedRate(load::send, 0, pause, TimeUnit.NANOSECONDS);
    return load;
  }

  /** The number of requests sent so far. */
  long sent() {
    return sent.get();
  }

  /** Ends and waits for the last answers; what failed, with what came in place of an answer. */
  List<String> end() {
    clock.shutdown();
    try {
      clock.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    return List.copyOf(failures);
  }

  /** A summary: the number of requests, their rate, and how long they took. */
  String gauges() {
    List<Long> sorted = new ArrayList<>(nanos);
    sorted.sort(null);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return "%d requests in %.1f s (%.0f a second), %d failed; median %.0f ms, 99th %.0f ms, longest %.0f ms"
        .formatted(
            sorted.size(),
            seconds,
            sorted.size() / seconds,
            failures.size(),
            at(sorted, 0.5),
            at(sorted, 0.99),
            at(sorted, 1));
  }

  private void send() {
    long start = System.nanoTime();
    long number = sent.getAndIncrement();
    answers.add(
        request
            .apply(number)
            .handle(
                (reply, failure) -> {
                  nanos.add(System.nanoTime() - start);
                  if (failure != null) {
                    failures.add("after " + seconds(start) + " s: " + failure);
                  } else if (reply.status() != 200 || reply.body().contains("\"errors\"")) {
                    failures.add(
                        "after " + seconds(start) + " s: " + reply.status() + " " + reply.body());
                  }
                  return null;
                }));
  }

  private double seconds(long moment) {
    return (moment - begun) / 1e9;
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
  }
}
