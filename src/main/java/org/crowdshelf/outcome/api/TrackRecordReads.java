package org.crowdshelf.outcome.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.fulfilment.FulfilmentSums;
import org.crowdshelf.outcome.OutcomeDays;
import org.crowdshelf.outcome.OutcomeStanding;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads records of many at a time with two statements. They add up rows of projects and counts that
 * are kept for each project: a person or organisation has few of them.
 */
@ApplicationScoped
class TrackRecordReads {

  private static final Duration TIME_FOR_RECEIPTS = Duration.ofDays(90);

  // Receipts cover tranches in their order, so of the old ones at most all.
  private static final String SUMS =
      """
      select w.key, count(p.id)::int as projects,
             count(*) filter (where p.state = 'SUCCEEDED')::int as succeeded,
             count(*) filter (where p.state = 'FAILED')::int as failed,
             count(*) filter (where p.state = 'CANCELED')::int as canceled,
             least(coalesce(sum(p.raised_minor) filter (where p.state = 'SUCCEEDED' and p.currency = $4), 0),
                   9007199254740991)::bigint as raised_minor,
             floor(100 * sum(case when p.currency = $4 and t.old_minor > 0 then least(t.old_minor, t.paid_minor - s.unshown_minor) end)
                   / sum(t.old_minor) filter (where p.currency = $4))::int as receipted_percent,
             coalesce(sum(f.promised), 0)::int as promised, coalesce(sum(f.received), 0)::int as received,
             coalesce(sum(f.late), 0)::int as late,
             coalesce(sum(s.met_days), 0)::int as met, coalesce(sum(s.met_in_time), 0)::int as in_time
        from unnest($1::uuid[]) as w (key)
        left join projects p on p.launched_at is not null and %s
        left join outcome_standings s on s.project_id = p.id
        left join lateral (
          select sum(o.amount_minor) as paid_minor, sum(o.amount_minor) filter (where o.paid_at < $2) as old_minor
            from tranches o where o.project_id = p.id and o.state = 'PAID') t on true
        left join lateral (
      """
          + FulfilmentSums.of("c.project_id = p.id", "$3")
          + ") f on true group by w.key";

  // A project that met the last day that there was cannot have missed another.
  private static final String OPEN =
      OutcomeStanding.SELECT
          + """
            p.launched_at is not null and %s and s.counts_from is not null
              and (s.shown_on is null or s.finally_met_on is null
                   or s.finally_met_on < s.shown_on + interval '15 months')""";

  /** The two kinds of owners, with the condition on the projects that count for them. */
  private enum Owner {
    PERSON("fundraiser_id", "p.fundraiser_id = %s and p.organisation_id is null"),
    ORGANISATION("organisation_id", "p.organisation_id = %s");

    private final String column;
    private final String sums;
    private final String open;

    Owner(String column, String owned) {
      this.column = column;
      this.sums = SUMS.formatted(owned.formatted("w.key"));
      this.open = OPEN.formatted(owned.formatted("any($1)"));
    }
  }

  private record Standing(UUID owner, OutcomeStanding standing) {}

  private final Reads reads;
  private final Clock clock;
  private final String currency;

  TrackRecordReads(
      Reads reads,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.statistics.currency") String currency) {
    this.reads = reads;
    this.clock = clock;
    this.currency = currency;
  }

  /** The record of each of these people with projects of their own. */
  Uni<Map<UUID, TrackRecordNode>> ofPeople(List<UUID> keys) {
    return of(keys, Owner.PERSON);
  }

  /** The record of each of these organisations with projects that were run for it. */
  Uni<Map<UUID, TrackRecordNode>> ofOrganisations(List<UUID> keys) {
    return of(keys, Owner.ORGANISATION);
  }

  private Uni<Map<UUID, TrackRecordNode>> of(List<UUID> keys, Owner owner) {
    LocalDate today = OutcomeDays.today(clock);
    return Uni.combine()
        .all()
        .unis(
            reads.list(
                owner.sums,
                row -> row,
                keys,
                clock.instant().minus(TIME_FOR_RECEIPTS),
                today,
                currency),
            missed(keys, owner, today))
        .asTuple()
        .map(
            found ->
                found.getItem1().stream()
                    .collect(
                        Collectors.toMap(
                            row -> row.uuid("key"), row -> record(row, found.getItem2()))));
  }

  private Uni<Map<UUID, Integer>> missed(List<UUID> keys, Owner owner, LocalDate today) {
    return reads
        .list(
            owner.open, row -> new Standing(row.uuid(owner.column), OutcomeStanding.of(row)), keys)
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.groupingBy(
                            Standing::owner,
                            Collectors.summingInt(open -> open.standing().missed(today)))));
  }

  private TrackRecordNode record(Row row, Map<UUID, Integer> missed) {
    return new TrackRecordNode(
        row.integer("projects"),
        row.integer("succeeded"),
        row.integer("failed"),
        row.integer("canceled"),
        Money.of(row.number("raised_minor"), currency),
        row.integerOrNull("receipted_percent"),
        row.integer("promised"),
        row.integer("received"),
        row.integer("late"),
        row.integer("met") + missed.getOrDefault(row.uuid("key"), 0),
        row.integer("in_time"),
        null);
  }
}
