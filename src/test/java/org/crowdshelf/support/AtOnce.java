package org.crowdshelf.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Has several do the same at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** Runs so many at one moment and returns their results. */
  public static <T> List<T> run(int times, Callable<T> work) {
    ExecutorService people = Executors.newFixedThreadPool(times);
    CountDownLatch ready = new CountDownLatch(times);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(
            people.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : running) {
        answers.add(one.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    } finally {
      people.shutdownNow();
    }
  }
}
