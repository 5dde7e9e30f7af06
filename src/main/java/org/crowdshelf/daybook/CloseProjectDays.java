package org.crowdshelf.daybook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/**
 * Closes a project's days that are over, in one transaction: takes their movements, and stores each
 * day with its lines, its hash and how the money stood at its end.
 */
@ApplicationScoped
class CloseProjectDays {

  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

  // Replicas that meet at one project close it one after the other; the second finds nothing.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('daybook ' || $1::text, 0))::text";

  private static final String LAST =
      """
      select p.currency, d.day, d.hash, coalesce(d.held_minor, 0) as held_minor,
             coalesce(d.collected_minor, 0) as collected_minor, coalesce(d.paid_minor, 0) as paid_minor,
             coalesce(d.fee_minor, 0) as fee_minor, coalesce(d.refunded_minor, 0) as refunded_minor
        from projects p
        left join lateral (
          select * from daybook_days where project_id = p.id order by day desc limit 1) d on true
       where p.id = $1""";

  // A movement that came late for a closed day is a correction of the last day that is over now.
  private static final String TAKE =
      """
      with over as (
        select ((now() - interval '10 minutes') at time zone 'Asia/Shanghai')::date - 1 as day),
      taken as (
        delete from daybook_movements m using over
         where m.project_id = $1 and m.day <= over.day and over.day > coalesce($2::date, '-infinity')
        returning case when m.day <= $2::date then over.day else m.day end as day,
                  case when m.day <= $2::date and m.kind in ('PLEDGES_PAID', 'REFUNDED') then 'CORRECTION'
                       else m.kind end as kind,
                  m.tranche_id, m.spending_id, m.currency, m.amount_minor, m.held_minor, m.collected_minor, m.paid_minor, m.fee_minor,
                  m.refunded_minor)
      select day, kind, tranche_id, spending_id, currency, count(*) as movements, sum(amount_minor)::bigint as amount_minor,
             sum(held_minor)::bigint as held_minor, sum(collected_minor)::bigint as collected_minor,
             sum(paid_minor)::bigint as paid_minor, sum(fee_minor)::bigint as fee_minor,
             sum(refunded_minor)::bigint as refunded_minor
        from taken group by day, kind, tranche_id, spending_id, currency order by day""";

  private static final String STORE =
      """
      with days as (
        insert into daybook_days (project_id, day, hash, currency, held_minor, collected_minor, paid_minor, fee_minor,
                                  refunded_minor, in_payout_minor, unreceipted_minor, unallotted_minor, closed_at)
        select $1, t.day::date, hash, $4, held, collected, paid, fee, refunded, o.in_payout, o.unreceipted,
               case when collected + paid > 0 then greatest(0, collected + paid - o.planned) else 0 end, now()
          from unnest($2::text[], $3::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
            as t (day, hash, held, collected, paid, fee, refunded)
         cross join lateral daybook_payouts($1, $4, t.day::date) o)
      insert into daybook_lines (project_id, day, position, kind, tranche_id, spending_id, movements, currency, amount_minor)
      select $1, day::date, row_number() over (partition by day order by place), kind, tranche, spending, movements, currency, amount
        from unnest($10::text[], $11::text[], $12::uuid[], $13::uuid[], $14::int[], $15::text[], $16::bigint[])
          with ordinality as t (day, kind, tranche, spending, movements, currency, amount, place)""";

  private record Last(String currency, LocalDate day, String hash, LedgerSums sums) {
    static Last of(Row row) {
      return new Last(row.text("currency"), row.date("day"), row.text("hash"), LedgerSums.of(row));
    }
  }

  private record Taken(LocalDate day, LedgerDay.Line line, LedgerSums sums) {
    static Taken of(Row row) {
      return new Taken(
          row.date("day"),
          new LedgerDay.Line(
              row.value(LedgerKind.class, "kind"),
              (int) row.number("movements"),
              row.text("currency"),
              row.number("amount_minor"),
              row.uuid("tranche_id"),
              row.uuid("spending_id")),
          LedgerSums.of(row));
    }
  }

  private final Transactions transactions;
  private final Writes writes;

  CloseProjectDays(Transactions transactions, Writes writes) {
    this.transactions = transactions;
    this.writes = writes;
  }

  Uni<Void> close(UUID project) {
    return transactions.runForLong(
        LONGEST_STATEMENT,
        () ->
            writes
                .list(LOCK, row -> true, project.toString())
                .chain(() -> writes.one(LAST, Last::of, project))
                .flatMap(
                    last ->
                        writes
                            .list(TAKE, Taken::of, project, last.day())
                            .flatMap(taken -> store(project, last, taken))));
  }

  private Uni<Void> store(UUID project, Last last, List<Taken> taken) {
    if (taken.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    SortedMap<LocalDate, List<Taken>> byDay =
        taken.stream()
            .collect(Collectors.groupingBy(Taken::day, TreeMap::new, Collectors.toList()));
    String id = Ids.encode(IdType.PROJECT, project);
    String hash = last.hash() == null ? LedgerDay.BEGINNING : last.hash();
    LedgerSums sums = last.sums();
    List<String> hashes = new ArrayList<>();
    List<LedgerSums> ends = new ArrayList<>();
    List<String> lineDays = new ArrayList<>();
    List<LedgerDay.Line> lines = new ArrayList<>();
    for (List<Taken> ofDay : byDay.values()) {
      LedgerDay day = new LedgerDay(ofDay.get(0).day(), ofDay.stream().map(Taken::line).toList());
      hash = day.hash(hash, id);
      hashes.add(hash);
      for (Taken one : ofDay) {
        sums = one.line().currency().equals(last.currency()) ? sums.plus(one.sums()) : sums;
      }
      ends.add(sums);
      day.lines().forEach(line -> lineDays.add(day.day().toString()));
      lines.addAll(day.lines());
    }
    return writes
        .change(
            STORE,
            project,
            byDay.keySet().stream().map(LocalDate::toString).toList(),
            hashes,
            last.currency(),
            ends.stream().map(LedgerSums::held).toList(),
            ends.stream().map(LedgerSums::collected).toList(),
            ends.stream().map(LedgerSums::paid).toList(),
            ends.stream().map(LedgerSums::fee).toList(),
            ends.stream().map(LedgerSums::refunded).toList(),
            lineDays,
            lines.stream().map(LedgerDay.Line::kind).toList(),
            lines.stream().map(LedgerDay.Line::tranche).toList(),
            lines.stream().map(LedgerDay.Line::spending).toList(),
            lines.stream().map(LedgerDay.Line::count).toList(),
            lines.stream().map(LedgerDay.Line::currency).toList(),
            lines.stream().map(LedgerDay.Line::amountMinor).toList())
        .replaceWithVoid();
  }
}
