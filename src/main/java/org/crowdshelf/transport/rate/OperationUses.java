package org.crowdshelf.transport.rate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Upkeep;

/**
 * The uses of a mutation by an account, in a minute and in an hour that each begin with the first
 * use. One statement on one row counts them, so the count is exact over all replicas whose clocks
 * differ by less than a minute.
 */
@ApplicationScoped
class OperationUses {

  private static final String MINUTE_STANDS =
      "($3 >= u.minute_from - interval '1 minute' and $3 < u.minute_from + interval '1 minute')";

  private static final String HOUR_STANDS =
      "($3 >= u.hour_from - interval '1 minute' and $3 < u.hour_from + interval '1 hour')";

  private static final String TAKE =
      """
      insert into operation_uses as u (account_id, operation, minute_from, minute_uses, hour_from, hour_uses)
      values ($1, $2, $3, $4, $3, $4)
      on conflict (account_id, operation) do update set
        minute_from = case when %1$s then u.minute_from else $3 end,
        minute_uses = case when %1$s then u.minute_uses else 0 end + $4,
        hour_from = case when %2$s then u.hour_from else $3 end,
        hour_uses = case when %2$s then u.hour_uses else 0 end + $4
      where case when %1$s then u.minute_uses else 0 end + $4 <= $5
        and case when %2$s then u.hour_uses else 0 end + $4 <= $6"""
          .formatted(MINUTE_STANDS, HOUR_STANDS);

  private static final String USED =
      "select minute_from, minute_uses, hour_from, hour_uses from operation_uses where account_id = $1 and operation = $2";

  private static final String FORGET =
      "delete from operation_uses where hour_from not between $1 and $2";

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration AROUND = Duration.ofHours(2);

  private final Upkeep upkeep;
  private final Reads reads;
  private final Clock clock;

  OperationUses(Upkeep upkeep, Reads reads, Clock clock) {
    this.upkeep = upkeep;
    this.reads = reads;
    this.clock = clock;
  }

  /** Counts so many uses and returns zero, or returns the time until they are possible. */
  Uni<Duration> take(UUID account, OperationQuota quota, int uses) {
    if (uses > quota.minute() || uses > quota.hour()) {
      // More than the quota allows in its whole period.
      return Uni.createFrom().item(uses > quota.hour() ? HOUR : MINUTE);
    }
    Instant now = clock.instant();
    return upkeep
        .change(TAKE, account, quota.operation(), now, uses, quota.minute(), quota.hour())
        .flatMap(
            counted ->
                counted == 1
                    ? Uni.createFrom().item(Duration.ZERO)
                    : reads.one(
                        USED, row -> wait(row, quota, uses, now), account, quota.operation()));
  }

  /** Deletes expired rows; returns their number. */
  Uni<Integer> forget() {
    Instant now = clock.instant();
    return upkeep.change(FORGET, now.minus(AROUND), now.plus(AROUND));
  }

  private static Duration wait(Row used, OperationQuota quota, int uses, Instant now) {
    return used.integer("hour_uses") + uses > quota.hour()
        ? rest(used.instant("hour_from"), HOUR, now)
        : rest(used.instant("minute_from"), MINUTE, now);
  }

  private static Duration rest(Instant from, Duration length, Instant now) {
    Duration rest = Duration.between(now, from.plus(length));
    return rest.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : rest;
  }
}
