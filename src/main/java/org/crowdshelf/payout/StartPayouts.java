package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.job.Drain;

/**
 * Stores the payout of each approved tranche before a provider is called, and books it as sent: one
 * tranche a transaction, while its project is locked, so that it is neither paused nor its money
 * given back meanwhile. A tranche whose payout account cannot be used, or whose money is not there,
 * waits.
 */
@ApplicationScoped
public class StartPayouts {

  private static final Duration WAIT = Duration.ofMinutes(10);

  private static final String NEXT =
      """
      select t.id from tranches t join projects p on p.id = t.project_id
       where t.state = 'APPROVED' and t.next_attempt_at <= $1 and p.paused_at is null
       order by t.next_attempt_at, t.id limit 1
         for no key update of t, p skip locked""";

  private static final String STORE =
      """
      insert into payouts (id, tranche_id, try, payout_account_id, merchant_reference, state, next_attempt_at, created_at)
      select $1, $2, coalesce(max(o.try), 0) + 1, $3, $4, 'SENT', $5, $5 from payouts o where o.tranche_id = $2
      returning try""";

  private final Transactions transactions;
  private final Writes writes;
  private final Tranches tranches;
  private final Journal journal;
  private final Clock clock;

  StartPayouts(
      Transactions transactions, Writes writes, Tranches tranches, Journal journal, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.tranches = tranches;
    this.journal = journal;
    this.clock = clock;
  }

  /** Stores the payouts of all that can be paid; returns how many tranches it looked at. */
  public Uni<Long> start() {
    return Drain.untilNone(this::startNext);
  }

  private Uni<Boolean> startNext() {
    return transactions.runUnconditionally(
        () ->
            writes
                .one(NEXT, row -> row.uuid("id"), clock.instant())
                .flatMap(
                    tranche ->
                        tranche == null
                            ? Uni.createFrom().item(false)
                            : facts(tranche).flatMap(this::start).replaceWith(true)));
  }

  private Uni<TrancheFacts> facts(UUID tranche) {
    return writes.one(TrancheFacts.SELECT, TrancheFacts::of, List.of(tranche), (UUID) null);
  }

  private Uni<?> start(TrancheFacts facts) {
    TrancheFacts.Account account = facts.account();
    boolean payable =
        account != null
            && !account.usableFrom().isAfter(clock.instant())
            && facts.books().availableMinor() >= facts.amountMinor();
    return payable ? store(facts) : tranches.postpone(facts.tranche(), clock.instant().plus(WAIT));
  }

  private Uni<Void> store(TrancheFacts facts) {
    UUID id = Ids.next();
    return writes
        .one(
            STORE,
            row -> row.integer("try"),
            id,
            facts.tranche(),
            facts.account().id(),
            id.toString().replace("-", ""),
            clock.instant())
        .map(
            number ->
                new DuePayout(
                    id,
                    facts.tranche(),
                    facts.project(),
                    number,
                    facts.currency(),
                    facts.amountMinor()))
        .call(payout -> tranches.pay(payout.tranche()))
        .flatMap(payout -> journal.post(PayoutPostings.sent(payout)));
  }
}
