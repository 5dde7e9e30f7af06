package org.crowdshelf.transport.rate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.crowdshelf.shared.database.Upkeep;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The use of accounts and addresses over all replicas, in PostgreSQL. A row has a keyed hash of its
 * subject, so the table does not show whose use it is.
 */
@ApplicationScoped
class SharedLevels {

  // Rows are locked in one order, so that replicas cannot deadlock. Clock skew up to a minute: no
  // decay; more: the clock was reset.
  private static final String ADD =
      """
      insert into rate_levels as r (subject, level, measured_at)
      select used.subject, used.level, $4
        from unnest($1::text[], $2::bigint[]) as used (subject, level) order by used.subject
      on conflict (subject) do update set
        level = excluded.level + greatest(0, r.level
          - cast(least(greatest(0, extract(epoch from ($4 - r.measured_at)) * 1000), 3600000) as bigint)
          * (select a.per_minute from unnest($1::text[], $3::bigint[]) as a (subject, per_minute)
              where a.subject = excluded.subject)),
        measured_at = case when $4 < r.measured_at - interval '1 minute' then $4
                           else greatest($4, r.measured_at) end
      returning subject, level""";

  private static final String FORGET =
      "delete from rate_levels where measured_at not between $1 and $2";

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private record Shared(String subject, long level) {}

  private final Upkeep upkeep;
  private final Clock clock;
  private final SecretKeySpec key;

  SharedLevels(
      Upkeep upkeep, Clock clock, @ConfigProperty(name = "crowdshelf.cursor-key") String secret) {
    this.upkeep = upkeep;
    this.clock = clock;
    this.key =
        new SecretKeySpec(("rate limits " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** Reports the unreported use of these buckets, and sets them to the level of all replicas. */
  Uni<Void> exchange(Map<String, LeakyBucket> buckets) {
    Map<String, LeakyBucket> bySubject = new LinkedHashMap<>();
    buckets.forEach((name, bucket) -> bySubject.put(subject(name), bucket));
    List<String> subjects = List.copyOf(bySubject.keySet());
    List<Long> used = bySubject.values().stream().map(LeakyBucket::takeUntold).toList();
    List<Long> perMinute = bySubject.values().stream().map(LeakyBucket::perMinute).toList();
    return upkeep
        .list(
            ADD,
            row -> new Shared(row.text("subject"), row.number("level")),
            subjects,
            used,
            perMinute,
            clock.instant())
        .invoke(shared -> learn(bySubject, shared))
        .onFailure()
        .invoke(
            failure -> {
              for (int i = 0; i < subjects.size(); i++) {
                bySubject.get(subjects.get(i)).giveBack(used.get(i));
              }
            })
        .replaceWithVoid();
  }

  /** Deletes rows of empty buckets; returns their number. */
  Uni<Integer> forget() {
    Instant now = clock.instant();
    return upkeep.change(FORGET, now.minus(LONGEST), now.plus(LONGEST));
  }

  private void learn(Map<String, LeakyBucket> bySubject, List<Shared> shared) {
    long nowMillis = clock.millis();
    shared.forEach(one -> bySubject.get(one.subject()).learn(one.level(), nowMillis));
  }

  String subject(String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
