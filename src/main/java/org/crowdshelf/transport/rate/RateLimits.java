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
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.transport.request.ClientAddress;
import org.crowdshelf.transport.request.RequestRefused;
import org.jboss.logging.Logger;

/**
 * Counts the cost of operations by account, or by address if the request is not signed in. Each
 * replica counts in memory; every second the replicas add up larger uses in the database. So the
 * limit holds over all replicas in the long run, and each replica may exceed it by a minute's limit
 * at first.
 */
@ApplicationScoped
public class RateLimits {

  private static final Logger LOG = Logger.getLogger(RateLimits.class);

  private static final String ACCOUNT = "account ";
  private static final String ADDRESS = "address ";
  private static final String TOKENS_OF = "tokens ";
  private static final int MOST_AT_ONCE = 5_000;
  private static final Duration SEEN_LAST = Duration.ofMinutes(10);

  private final JobGate gate;
  private final RateLimitsConfig limits;
  private final ClientAddress addresses;
  private final SharedLevels shared;
  private final Clock clock;
  private final Cache<String, LeakyBucket> buckets;
  // Use to report to the other replicas; above the maximum it is reported later.
  private final Map<String, LeakyBucket> untold = new ConcurrentHashMap<>();

  RateLimits(
      JobGate gate,
      RateLimitsConfig limits,
      ClientAddress addresses,
      SharedLevels shared,
      Clock clock) {
    this.gate = gate;
    this.limits = limits;
    this.addresses = addresses;
    this.shared = shared;
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder().maximumSize(limits.subjects()).expireAfterAccess(SEEN_LAST).build();
  }

  /**
   * Counts a request before it is parsed.
   *
   * @throws RequestRefused RATE_LIMITED above the limit
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
   * Counts an invalid token by its address.
   *
   * @throws RequestRefused RATE_LIMITED above the limit
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

  /** Counts the cost of an operation in addition to its request. */
  public void charge(RoutingContext http, long cost) {
    if (limits.enabled()) {
      charge(subject(http), cost);
    }
  }

  /** The error, with a Retry-After header. */
  static RequestRefused refused(RoutingContext http, long waitMillis) {
    long seconds = Math.max(1, (waitMillis + 999) / 1000);
    http.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return RequestRefused.rateLimited(seconds);
  }

  /** Counts a request and returns 0, or returns the milliseconds until one is accepted. */
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
    return gate.run(this::exchange)
        .onFailure()
        .invoke(failure -> LOG.warn("What was used is counted here alone for now", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Reports use to the other replicas. */
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

  /** The number of accounts and addresses in memory. */
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

  /** The account that sent a request; null for a visitor. */
  public static UUID accountOrNull(RoutingContext http) {
    return http.user() instanceof QuarkusHttpUser user
        ? CurrentAccount.accountOf(user.getSecurityIdentity())
        : null;
  }
}
