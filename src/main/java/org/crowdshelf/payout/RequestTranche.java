package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;

/** A project's own people ask for the next part of its money. */
@ApplicationScoped
public class RequestTranche {

  private static final String PROJECT = "select project_id from tranches where id = $1";

  private final Transactions transactions;
  private final Reads reads;
  private final ProjectAccess access;
  private final Tranches tranches;
  private final RequestRules rules;
  private final RequestBlocks others;
  private final Outbox outbox;

  RequestTranche(
      Transactions transactions,
      Reads reads,
      ProjectAccess access,
      Tranches tranches,
      RequestRules rules,
      RequestBlocks others,
      Outbox outbox) {
    this.transactions = transactions;
    this.reads = reads;
    this.access = access;
    this.tranches = tranches;
    this.rules = rules;
    this.others = others;
    this.outbox = outbox;
  }

  /**
   * Requests it. Rejected with everything that stands against it: TRANCHE_STATE or PROJECT_STATE
   * alone, else PAYOUTS_HELD, RECEIPTS_MISSING, what higher features have against it,
   * FUNDS_NOT_ALLOTTED and PAYOUT_ACCOUNT_MISSING.
   *
   * @throws Refusal NOT_FOUND where there is no such tranche for whoever asks, FORBIDDEN where they
   *     see it, but it is not theirs
   */
  public Uni<Outcome<UUID>> run(UUID tranche) {
    return reads
        .one(PROJECT, row -> row.uuid("project_id"), tranche)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(
            project ->
                access.ownPerson(project).flatMap(person -> request(project, tranche, person)));
  }

  private Uni<Outcome<UUID>> request(UUID project, UUID tranche, UUID person) {
    return others
        .of(List.of(project))
        .flatMap(blocks -> transactions.run(() -> request(tranche, person, blocks.get(project))));
  }

  private Uni<Outcome<UUID>> request(UUID tranche, UUID person, List<Rejection> more) {
    return tranches
        .lock(tranche, person)
        .flatMap(
            facts -> {
              List<Rejection> blocks = rules.blocks(facts, more);
              return blocks.isEmpty()
                  ? store(facts)
                  : Uni.createFrom().item(Outcome.rejected(blocks));
            });
  }

  private Uni<Outcome<UUID>> store(TrancheFacts facts) {
    return tranches
        .request(facts.tranche())
        .chain(
            () -> outbox.tell(new PayoutEvents.TrancheRequested(facts.tranche(), facts.project())))
        .replaceWith(Outcome.done(facts.tranche()));
  }
}
