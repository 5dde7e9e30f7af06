package org.crowdshelf.transport.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.transport.request.ClientAddress;
import org.crowdshelf.transport.request.RequestRefused;
import org.jboss.logging.Logger;

/**
 * Counts what operations cost against the account that asks, or the address of who is not signed
 * in. Each replica counts in its own memory; what is used much is added up over all of them every
 * second. So over a longer time nobody gets more than their share, and at first at most one
 * minute's worth from each replica.
 */
@ApplicationScoped
public class RateLimits {

  private static final Logger LOG = Logger.getLogger(RateLimits.class);

  private static final String ACCOUNT = "account ";
  private static final String ADDRESS = "address ";
  private static final String TOKENS_OF = "tokens ";
  private static final int MOST_AT_ONCE = 5_000;
  private static final Duration SEEN_LAST = Duration.ofMinutes(10);

  private final RateLimitsConfig limits;
  private final ClientAddress addresses;
  private final SharedLevels shared;
  private final Clock clock;
  private final Cache<String, LeakyBucket> buckets;
  // What the other replicas should hear of; what does not fit is told a little later.
  private final Map<String, LeakyBucket> untold = new ConcurrentHashMap<>();

  RateLimits(RateLimitsConfig limits, ClientAddress addresses, SharedLevels shared, Clock clock) {
    this.limits = limits;
    this.addresses = addresses;
    this.shared = shared;
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder().maximumSize(limits.subjects()).expireAfterAccess(SEEN_LAST).build();
  }

  /**
   * Counts a request, before it is read.
   *
   * @throws RequestRefused RATE_LIMITED where whoever asks has used all that they may
   */
  public void arrive(RoutingContext http) {
    if (!limits.enabled()) {
      return;
    }
    long waitMillis = arrive(subject(http));
    if (waitMillis > 0) {
      throw refused(http, waitMillis);
    }
  }

  /**
   * Counts a token that is none, against the address alone.
   *
   * @throws RequestRefused RATE_LIMITED where too many came from there
   */
  void refuseToken(RoutingContext http) {
    if (!limits.enabled()) {
      return;
    }
    long waitMillis = arrive(TOKENS_OF + addresses.of(http.request()));
    if (waitMillis > 0) {
      throw refused(http, waitMillis);
    }
  }

  /** Counts what an operation costs beyond its request. */
  public void charge(RoutingContext http, long cost) {
    if (limits.enabled()) {
      charge(subject(http), cost);
    }
  }

  /** A refusal that tells when to come again. */
  static RequestRefused refused(RoutingContext http, long waitMillis) {
    long seconds = Math.max(1, (waitMillis + 999) / 1000);
    http.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return RequestRefused.rateLimited(seconds);
  }

  /** Milliseconds until a request of this subject is taken; 0 where it is, and it is counted. */
  public long arrive(String subject) {
    long waitMillis = bucket(subject).fullForMillis(clock.millis());
    if (waitMillis == 0) {
      charge(subject, 1);
    }
    return waitMillis;
  }

  public void charge(String subject, long cost) {
    LeakyBucket bucket = bucket(subject);
    if (bucket.add(cost, clock.millis()) && untold.size() < limits.subjects()) {
      untold.put(subject, bucket);
    }
  }

  @Scheduled(
      every = "{crowdshelf.rate-limits.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> exchangeOnSchedule() {
    return exchange()
        .onFailure()
        .invoke(failure -> LOG.warn("What was used is counted here alone for now", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Adds up what was used with the other replicas. */
  Uni<Void> exchange() {
    Map<String, LeakyBucket> some = new LinkedHashMap<>();
    Iterator<Map.Entry<String, LeakyBucket>> waiting = untold.entrySet().iterator();
    while (waiting.hasNext() && some.size() < MOST_AT_ONCE) {
      Map.Entry<String, LeakyBucket> next = waiting.next();
      some.put(next.getKey(), next.getValue());
      waiting.remove();
    }
    return some.isEmpty() ? Uni.createFrom().voidItem() : shared.exchange(some);
  }

  /** How many accounts and addresses are kept in mind. */
  long remembered() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private LeakyBucket bucket(String subject) {
    return buckets.get(subject, unseen -> new LeakyBucket(perMinute(subject), clock.millis()));
  }

  private long perMinute(String subject) {
    if (subject.startsWith(ACCOUNT)) {
      return limits.account();
    }
    return subject.startsWith(TOKENS_OF) ? limits.refusedTokens() : limits.address();
  }

  private String subject(RoutingContext http) {
    UUID account = accountOrNull(http);
    return account == null ? ADDRESS + addresses.of(http.request()) : ACCOUNT + account;
  }

  static UUID accountOrNull(RoutingContext http) {
    return http.user() instanceof QuarkusHttpUser user
        ? CurrentAccount.accountOf(user.getSecurityIdentity())
        : null;
  }
}
