package org.crowdshelf.transport.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.answer.PendingRequest;

/**
 * Answers equal questions of the public with the same bytes for a moment, and has an operation that
 * many ask for at once run once. No answer began to be read longer ago than {@code
 * crowdshelf.cache.public-age} when it was asked for; whoever sends a token never gets one.
 */
@ApplicationScoped
public class PublicCache {

  private static final int ONE_OF = 16;
  private static final int OVERHEAD_BYTES = 400;

  private record Kept(CachedAnswer answer, long began, int weight) {}

  private final Answers answers;
  private final Ticker ticker;
  private final long ageNanos;
  private final long largest;
  private final Cache<CacheKey, Kept> kept;
  private final ConcurrentMap<CacheKey, SharedRequest> waiting = new ConcurrentHashMap<>();

  @Inject
  PublicCache(Answers answers, CacheConfig config) {
    this(
        answers,
        config.publicAge(),
        config.publicBytes().asLongValue(),
        // Monotonic: ages do not jump with the clock.
        Ticker.systemTicker());
  }

  PublicCache(Answers answers, Duration age, long bytes, Ticker ticker) {
    this.answers = answers;
    this.ticker = ticker;
    this.ageNanos = age.toNanos();
    this.largest = bytes / ONE_OF;
    this.kept =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumWeight(bytes)
            .weigher((CacheKey key, Kept one) -> one.weight)
            .expireAfter(Expiry.writing((CacheKey key, Kept one) -> left(one)))
            // What there is to clear up is a few entries: no other thread is woken for them.
            .executor(Runnable::run)
            .build();
  }

  /** The answer that is still good; null where there is none. */
  public CachedAnswer get(CacheKey key) {
    Kept found = kept.getIfPresent(key);
    return found == null ? null : found.answer;
  }

  /**
   * Has a request wait for the answer that others wait for already, or runs the operation for it
   * and for those who ask meanwhile.
   */
  public void ask(
      RoutingContext http, CacheKey key, CachePolicy policy, Consumer<PendingRequest> operation) {
    SharedRequest fresh = new SharedRequest(this, answers, key, policy, http);
    if (ageNanos == 0) {
      operation.accept(fresh);
      return;
    }
    SharedRequest joined =
        waiting.compute(
            key, (same, running) -> running != null && running.join(http) ? running : fresh);
    if (joined != fresh) {
      return;
    }
    CachedAnswer meanwhile = get(key);
    if (meanwhile == null) {
      operation.accept(fresh);
    } else {
      fresh.answer(meanwhile);
    }
  }

  /** Now, on the clock of {@link #inTime}. */
  long now() {
    return ticker.read();
  }

  /** Whether what began to be read then may still be given to somebody who asks now. */
  boolean inTime(long began) {
    return now() - began < ageNanos;
  }

  /** Remembers an answer for the rest of its time, unless it is too large. */
  void keep(CacheKey key, CachedAnswer answer, long began) {
    long weight = OVERHEAD_BYTES + key.weight() + (long) answer.body().length();
    if (weight <= largest && inTime(began)) {
      kept.put(key, new Kept(answer, began, (int) weight));
    }
  }

  /** Nobody joins these any more. */
  void forget(CacheKey key, SharedRequest request) {
    waiting.remove(key, request);
  }

  private Duration left(Kept one) {
    return Duration.ofNanos(Math.max(0, one.began + ageNanos - now()));
  }
}
