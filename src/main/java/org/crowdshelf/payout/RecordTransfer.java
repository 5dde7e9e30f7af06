package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.text.Text;

/** An admin records a bank transfer that they made by hand, and another one confirms it. */
@ApplicationScoped
public class RecordTransfer {

  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");
  private static final int MAX_NUMBER = 64;

  private static final String WAITING =
      """
      select o.id, (o.created_at at time zone 'Asia/Shanghai')::date as from_day, t.number, t.paid_on, t.recorded_by
        from payouts o join payout_accounts a on a.id = o.payout_account_id
        left join payout_transfers t on t.payout_id = o.id
       where o.tranche_id = $1 and o.state = 'SENT' and a.provider = 'manual'
         for update of o""";

  private static final String STATE = "select state from tranches where id = $1";

  private static final String RECORD =
      """
      insert into payout_transfers (payout_id, number, paid_on, recorded_by, recorded_at) values ($1, $2, $3, $4, $5)
      on conflict on constraint payout_transfers_number do nothing""";

  private static final String TAKE_BACK =
      "delete from payout_transfers where payout_id = $1 and recorded_by = $2 and confirmed_at is null";

  private static final String CONFIRM =
      "update payout_transfers set confirmed_by = $2, confirmed_at = $3 where payout_id = $1 and confirmed_at is null";

  private static final String ASK_NOW = "update payouts set next_attempt_at = $2 where id = $1";

  private record Waiting(
      UUID payout, LocalDate from, String number, LocalDate paidOn, UUID recordedBy) {

    static Waiting of(Row row) {
      return new Waiting(
          row.uuid("id"),
          row.date("from_day"),
          row.text("number"),
          row.date("paid_on"),
          row.uuid("recorded_by"));
    }
  }

  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  RecordTransfer(Transactions transactions, Writes writes, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Records the transfer of a tranche, corrects what the same admin recorded, or confirms it where
   * another admin recorded the same number and day. Rejected with TRANCHE_STATE where no payout by
   * hand is on its way, NOT_THE_SAME where the other admin entered something else, SAME_REVIEWER
   * where one person enters the same twice, TRANSFER_USED where the number stands for another
   * payout, and what is wrong with the values.
   *
   * @throws Refusal NOT_FOUND where there is no such tranche
   */
  public Uni<Outcome<UUID>> run(UUID admin, UUID tranche, String number, LocalDate paidOn) {
    String stripped = Text.stripped(number);
    Checks checks = new Checks();
    checks.line(stripped, MAX_NUMBER, "number");
    return checks.found().isEmpty()
        ? transactions.run(
            () ->
                writes
                    .one(WAITING, Waiting::of, tranche)
                    .flatMap(
                        waiting ->
                            waiting == null
                                ? notWaiting(tranche)
                                : enter(admin, tranche, waiting, stripped, paidOn)))
        : Uni.createFrom().item(Outcome.rejected(checks.found()));
  }

  private Uni<Outcome<UUID>> notWaiting(UUID tranche) {
    return writes
        .one(STATE, row -> row.value(TrancheState.class, "state"), tranche)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .map(state -> Outcome.rejected(RequestRules.state(state)));
  }

  private Uni<Outcome<UUID>> enter(
      UUID admin, UUID tranche, Waiting waiting, String number, LocalDate paidOn) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), SITE);
    if (paidOn.isBefore(waiting.from()) || paidOn.isAfter(today)) {
      Map<String, String> bounds =
          Map.of("min", waiting.from().toString(), "max", today.toString());
      return rejected(Rejection.of(InputError.OUT_OF_RANGE, bounds, "paidOn").worded("DAYS"));
    }
    if (waiting.number() == null) {
      return record(admin, tranche, waiting, number, paidOn);
    }
    boolean same = waiting.number().equals(number) && waiting.paidOn().equals(paidOn);
    if (waiting.recordedBy().equals(admin)) {
      return same
          ? rejected(Rejection.of(ProjectError.SAME_REVIEWER, "trancheId"))
          : writes
              .change(TAKE_BACK, waiting.payout(), admin)
              .chain(() -> record(admin, tranche, waiting, number, paidOn));
    }
    return same
        ? confirm(admin, tranche, waiting)
        : rejected(Rejection.of(PayoutError.NOT_THE_SAME, "number"));
  }

  private Uni<Outcome<UUID>> record(
      UUID admin, UUID tranche, Waiting waiting, String number, LocalDate paidOn) {
    return writes
        .change(RECORD, waiting.payout(), number, paidOn, admin, clock.instant())
        .flatMap(
            stored ->
                stored == 1
                    ? Uni.createFrom().item(Outcome.done(tranche))
                    : rejected(Rejection.of(PayoutError.TRANSFER_USED, "number")));
  }

  private Uni<Outcome<UUID>> confirm(UUID admin, UUID tranche, Waiting waiting) {
    return writes
        .change(CONFIRM, waiting.payout(), admin, clock.instant())
        .chain(() -> writes.change(ASK_NOW, waiting.payout(), clock.instant()))
        .replaceWith(Outcome.done(tranche));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection problem) {
    return Uni.createFrom().item(Outcome.rejected(problem));
  }
}
