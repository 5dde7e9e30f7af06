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
 * Answers equal requests without a token from memory, and executes an operation once for all
 * requests that wait for it. The reads behind an answer began at most {@code
 * crowdshelf.cache.public-age} before the request arrived. A request with a token never gets a
 * cached answer.
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
        // A monotonic clock: changes of the system time do not change ages.
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
            // Cleanup removes a few entries, so it needs no other thread.
            .executor(Runnable::run)
            .build();
  }

  /** The cached answer; null if there is none or it is too old. */
  public CachedAnswer get(CacheKey key) {
    Kept found = kept.getIfPresent(key);
    return found == null ? null : found.answer;
  }

  /** Lets a request join the running execution of its key, or starts one that others may join. */
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

  /** The current time of the clock of {@link #inTime}. */
  long now() {
    return ticker.read();
  }

  /** Returns whether a read that began then is recent enough for a request that arrives now. */
  boolean inTime(long began) {
    return now() - began < ageNanos;
  }

  /** Keeps an answer until its maximum age, unless it is too large. */
  void keep(CacheKey key, CachedAnswer answer, long began) {
    long weight = OVERHEAD_BYTES + key.weight() + (long) answer.body().length();
    if (weight <= largest && inTime(began)) {
      kept.put(key, new Kept(answer, began, (int) weight));
    }
  }

  /** Ends an execution; later requests do not join it. */
  void forget(CacheKey key, SharedRequest request) {
    waiting.remove(key, request);
  }

  private Duration left(Kept one) {
    return Duration.ofNanos(Math.max(0, one.began + ageNanos - now()));
  }
}
