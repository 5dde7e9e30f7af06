package org.crowdshelf.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Has each of several people do their own thing at the same moment. */
public final class Together {

  private Together() {}

  /** Runs all at one moment and returns their results, in their order. */
  public static <P, T> List<T> each(List<P> people, Function<P, T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(people.size());
    CountDownLatch ready = new CountDownLatch(people.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (P person : people) {
        Callable<T> turn =
            () -> {
              ready.countDown();
              ready.await();
              return work.apply(person);
            };
        running.add(threads.submit(turn));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : running) {
        answers.add(one.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    } finally {
      threads.shutdownNow();
    }
  }
}
