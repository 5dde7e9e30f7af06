package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.payment.Refunds;
import org.crowdshelf.project.ProjectTotals;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/**
 * A project's own people, or an admin, give one pledge back, all of it or a part. While the project
 * is live the money is taken from what is held for it; once collected, from what was not paid out.
 */
@ApplicationScoped
public class RefundPledge {

  static final int MAX_REASON = 200;

  private static final String STANDING =
      """
      select g.account_id, p.currency,
             p.fundraiser_id = $2 or exists (
               select 1 from memberships m where m.organisation_id = p.organisation_id and m.account_id = $2) as own
        from pledges g join projects p on p.id = g.project_id where g.id = $1""";

  private record Standing(UUID backer, String currency, boolean own) {
    static Standing of(Row row) {
      return new Standing(row.uuid("account_id"), row.text("currency"), row.flag("own"));
    }
  }

  private final Reads reads;
  private final Transactions transactions;
  private final PledgeRows rows;
  private final BackerCount backers;
  private final Refunds refunds;
  private final RewardPlaces places;
  private final ProjectTotals totals;
  private final Journal journal;
  private final Outbox outbox;

  RefundPledge(
      Reads reads,
      Transactions transactions,
      PledgeRows rows,
      BackerCount backers,
      Refunds refunds,
      RewardPlaces places,
      ProjectTotals totals,
      Journal journal,
      Outbox outbox) {
    this.reads = reads;
    this.transactions = transactions;
    this.rows = rows;
    this.backers = backers;
    this.refunds = refunds;
    this.places = places;
    this.totals = totals;
    this.journal = journal;
    this.outbox = outbox;
  }

  /**
   * Gives money back; answers the refund's key, the same for the same key and input. Rejected with
   * PLEDGE_STATE, MORE_THAN_PAID, NOT_AVAILABLE, PROJECT_NOT_LIVE, REASON_MISSING or what is wrong
   * with a value.
   *
   * @throws Refusal NOT_FOUND, or FORBIDDEN for the backer
   */
  public Uni<Outcome<UUID>> run(UUID account, boolean admin, RefundOrder order) {
    return reads
        .one(STANDING, Standing::of, order.pledge(), account)
        .flatMap(
            standing -> {
              require(standing, account, admin);
              Checks checks = check(order, standing.currency());
              return checks.found().isEmpty()
                  ? transactions.run(() -> answerOrDecide(account, order, standing.currency()))
                  : Uni.createFrom().item(Outcome.rejected(checks.found()));
            });
  }

  private static void require(Standing standing, UUID account, boolean admin) {
    if (standing == null) {
      throw Refusal.notFound();
    }
    if (!standing.own() && !admin) {
      throw standing.backer().equals(account) ? Refusal.forbidden() : Refusal.notFound();
    }
  }

  private static Checks check(RefundOrder order, String currency) {
    Checks checks = new Checks();
    checks.line(order.key(), PledgeRules.MAX_KEY, "idempotencyKey");
    checks.positive(order.amount(), "amount", "minor");
    if (order.amount() != null && !order.amount().currency().equals(currency)) {
      checks.add(
          Rejection.of(
              InputError.CURRENCY_MISMATCH, Map.of("currency", currency), "amount", "currency"));
    }
    if (Text.isBlank(order.reason())) {
      checks.add(Rejection.of(InputError.REASON_MISSING, "reason"));
    } else {
      checks.message(order.reason(), MAX_REASON, "reason");
    }
    return checks;
  }

  private Uni<Outcome<UUID>> answerOrDecide(UUID account, RefundOrder order, String currency) {
    return rows.lock(order.pledge())
        .flatMap(
            pledge ->
                refunds
                    .earlier(account, order.key())
                    .flatMap(
                        earlier ->
                            earlier == null
                                ? refunds
                                    .left(pledge.id())
                                    .flatMap(left -> decide(account, order, pledge, left, currency))
                                : Uni.createFrom().item(answer(earlier, order))));
  }

  private static Outcome<UUID> answer(Refunds.Earlier earlier, RefundOrder order) {
    return Arrays.equals(earlier.hash(), order.hash())
        ? Outcome.done(earlier.refund())
        : rejected(Rejection.of(InputError.IDEMPOTENCY_KEY_REUSED, "idempotencyKey"));
  }

  private Uni<Outcome<UUID>> decide(
      UUID account,
      RefundOrder order,
      LockedPledge pledge,
      long paymentLeftMinor,
      String currency) {
    if (pledge.state() != PledgeState.PAID && pledge.state() != PledgeState.COLLECTED) {
      return item(
          rejected(
              Rejection.of(
                  PledgeError.PLEDGE_STATE, Map.of("state", pledge.state().name()), "pledgeId")));
    }
    // Less than the pledge's where the provider or a bank took money back.
    long leftMinor = Math.min(pledge.leftMinor(), paymentLeftMinor);
    long amountMinor = order.amount() == null ? leftMinor : order.amount().amountMinor();
    if (amountMinor > leftMinor || amountMinor == 0) {
      Map<String, String> left = Map.of("max", Long.toString(leftMinor), "currency", currency);
      return item(rejected(Rejection.of(PledgeError.MORE_THAN_PAID, left, "amount")));
    }
    Refunds.GivenBack part =
        new Refunds.GivenBack(
            pledge.id(),
            amountMinor,
            Text.stripped(order.reason()),
            account,
            order.key(),
            order.hash());
    return mark(pledge, amountMinor)
        .chain(
            () ->
                outbox.tell(
                    new PledgeEvents.PledgeGivenBack(pledge.id(), pledge.project(), amountMinor)))
        .chain(
            () ->
                pledge.state() == PledgeState.PAID
                    ? giveBackHeld(pledge, part)
                    : giveBackCollected(pledge, part, currency));
  }

  private Uni<Void> mark(LockedPledge pledge, long amountMinor) {
    return amountMinor == pledge.leftMinor()
        ? rows.beginRefund(pledge)
        : rows.giveBack(pledge, amountMinor);
  }

  // The contended rows come last: the reward, then the project.
  private Uni<Outcome<UUID>> giveBackHeld(LockedPledge pledge, Refunds.GivenBack part) {
    boolean whole = part.amountMinor() == pledge.leftMinor();
    return refunds
        .giveBack(part, LedgerAccount.PROJECT_ESCROW)
        .flatMap(
            refund ->
                (whole ? backers.dependsOn(pledge) : Uni.createFrom().item(false))
                    .call(() -> releasePlaces(pledge, whole))
                    .flatMap(last -> totals.subtract(pledge.project(), part.amountMinor(), last))
                    .map(
                        live ->
                            live
                                ? Outcome.done(refund)
                                : rejected(
                                    Rejection.of(PledgeError.PROJECT_NOT_LIVE, "pledgeId"))));
  }

  private Uni<Void> releasePlaces(LockedPledge pledge, boolean whole) {
    return whole ? places.release(pledge.reward(), pledge.quantity()) : Uni.createFrom().voidItem();
  }

  // The project's row is locked before its balance is read, so that two refunds do not both find
  // the same money.
  private Uni<Outcome<UUID>> giveBackCollected(
      LockedPledge pledge, Refunds.GivenBack part, String currency) {
    return releasePlaces(pledge, part.amountMinor() == pledge.leftMinor())
        .chain(() -> backers.of(pledge.project()))
        .flatMap(left -> totals.subtractAfterEnd(pledge.project(), part.amountMinor(), left))
        .chain(() -> journal.balance(LedgerAccount.PROJECT_PAYABLE, pledge.project(), currency))
        .flatMap(
            balance ->
                -balance < part.amountMinor()
                    ? item(unavailable(-balance, currency))
                    : refunds.giveBack(part, LedgerAccount.PROJECT_PAYABLE).map(Outcome::done));
  }

  private static Outcome<UUID> unavailable(long availableMinor, String currency) {
    return rejected(
        Rejection.of(
            PledgeError.NOT_AVAILABLE,
            Map.of("available", Long.toString(Math.max(0, availableMinor)), "currency", currency),
            "amount"));
  }

  private static Outcome<UUID> rejected(Rejection rejection) {
    return Outcome.rejected(rejection);
  }

  private static Uni<Outcome<UUID>> item(Outcome<UUID> outcome) {
    return Uni.createFrom().item(outcome);
  }
}
