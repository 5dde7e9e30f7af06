package org.crowdshelf.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Upkeep;

/**
 * The days whose bills are to be compared: from an account's first payment on, at most the last
 * thirty, up to yesterday in the provider's calendar.
 */
@ApplicationScoped
class DueBills {

  private static final int MOST_DAYS = 30;

  private static final String PLAN =
      """
      insert into payment_bills (id, provider, account, day, next_try_at)
      select uuidv7(), $1, $2, cast(day as date), $5
        from (select min(created_at) as first from payments where provider = $1 and account = $2) as p,
             generate_series(greatest(cast(p.first at time zone $3 as date), $4::date - %d), $4::date, interval '1 day')
               as days (day)
       where p.first is not null
      on conflict on constraint payment_bills_day do nothing"""
          .formatted(MOST_DAYS - 1);

  private static final String CLAIM =
      """
      update payment_bills set attempts = attempts + 1, next_try_at = $1::timestamptz + interval '1 hour'
       where id in (select id from payment_bills where state = 'WAITING' and next_try_at <= $1
                     order by next_try_at, id limit 1 for update skip locked)
      returning id, provider, account, day""";

  /** A bill that is to be compared. */
  record Due(UUID id, String provider, String account, LocalDate day) {

    static Due of(Row row) {
      return new Due(row.uuid("id"), row.text("provider"), row.text("account"), row.date("day"));
    }

    /** The first instant of the day. */
    Instant from(ZoneId zone) {
      return day.atStartOfDay(zone).toInstant();
    }

    /** The first instant after the day. */
    Instant to(ZoneId zone) {
      return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Returns whether a provider that has made no bill yet is late with it. */
    boolean isLate(ZoneId zone, Instant now) {
      return now.isAfter(to(zone).plus(Duration.ofHours(36)));
    }
  }

  private final PaymentProviders providers;
  private final Upkeep upkeep;
  private final Clock clock;

  DueBills(PaymentProviders providers, Upkeep upkeep, Clock clock) {
    this.providers = providers;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  /** Adds the days that have ended since. */
  Uni<Void> plan() {
    return Multi.createFrom()
        .iterable(providers.all())
        .onItem()
        .transformToMultiAndConcatenate(
            provider ->
                Multi.createFrom()
                    .iterable(provider.accounts())
                    .onItem()
                    .transformToUniAndConcatenate(account -> plan(provider, account.name())))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Integer> plan(PaymentAdapter provider, String account) {
    ZoneId zone = provider.billZone();
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
    return upkeep.change(PLAN, provider.name(), account, zone.getId(), yesterday, clock.instant());
  }

  /** Claims the next bill for an hour; null where none is due. */
  Uni<Due> claim() {
    return upkeep
        .list(CLAIM, Due::of, clock.instant())
        .map(due -> due.isEmpty() ? null : due.get(0));
  }
}
