package org.crowdshelf.support.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Sends notifications and repeats them by the provider's schedule, scaled, until the receiver
 * accepts. Each attempt is made anew, so that its timestamp and signature are of its own time.
 */
public final class Notifier implements AutoCloseable {

  /** A message to send. */
  public record Message(URI address, Map<String, String> headers, String body) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
  private final List<Duration> schedule;
  private final double scale;
  private final Duration patience;
  private final Predicate<HttpResponse<String>> accepted;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean dropping;

  /**
   * @param schedule the waits between attempts
   * @param scale what the waits are multiplied by
   * @param patience how long the receiver may take
   */
  public Notifier(
      List<Duration> schedule,
      double scale,
      Duration patience,
      Predicate<HttpResponse<String>> accepted) {
    this.schedule = List.copyOf(schedule);
    this.scale = scale;
    this.patience = patience;
    this.accepted = accepted;
  }

  /** Sends none until told otherwise. */
  public void drop(boolean dropping) {
    this.dropping = dropping;
  }

  /** Sends a message now, and again by the schedule until it is accepted. */
  public void send(Supplier<Message> message) {
    waiting.incrementAndGet();
    timer.execute(() -> attempt(message, 0));
  }

  /** Sends a message once; answers the receiver's status. */
  public int sendOnce(Message message) {
    try {
      return http.send(request(message), HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (IOException unreachable) {
      return 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** The number of messages that are neither accepted nor given up. */
  public int waiting() {
    return waiting.get();
  }

  private void attempt(Supplier<Message> message, int attempt) {
    if (dropping || delivered(message.get()) || attempt == schedule.size()) {
      waiting.decrementAndGet();
      return;
    }
    long millis = (long) (schedule.get(attempt).toMillis() * scale);
    timer.schedule(() -> attempt(message, attempt + 1), millis, TimeUnit.MILLISECONDS);
  }

  private boolean delivered(Message message) {
    try {
      return accepted.test(http.send(request(message), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException unreachable) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private HttpRequest request(Message message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(message.address())
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofString(message.body()));
    message.headers().forEach(request::header);
    return request.build();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
