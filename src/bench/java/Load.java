import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many clients, each on a connection of its own, each sending its next request at once. */
final class Load {

  /** The request that one client repeats. */
  interface Step {
    void run(Connection connection, int client) throws IOException;
  }

  /**
   * The result.
   *
   * @param perSecond steps done in a second, all clients together
   * @param medianMillis half of the steps took no longer
   * @param slowMillis 99 in a hundred steps took no longer
   */
  record Outcome(int steps, double perSecond, double medianMillis, double slowMillis) {}

  private Load() {}

  static Outcome run(URI server, int clients, Duration time, Step step) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime();
      long end = start + time.toNanos();
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(threads.submit(() -> client(server, client, end, step)));
      }
      return outcome(running, start);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] client(URI server, int client, long end, Step step) throws IOException {
    long[] nanos = new long[1 << 20];
    int done = 0;
    try (Connection connection = new Connection(server)) {
      for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
        step.run(connection, client);
        nanos[done++] = System.nanoTime() - before;
      }
    }
    return Arrays.copyOf(nanos, done);
  }

  private static Outcome outcome(List<Future<long[]>> running, long start)
      throws InterruptedException, ExecutionException {
    List<long[]> parts = new ArrayList<>();
    for (Future<long[]> client : running) {
      parts.add(client.get());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Outcome(
        all.length,
        all.length / seconds,
        all[all.length / 2] / 1e6,
        all[all.length * 99 / 100] / 1e6);
  }
}
