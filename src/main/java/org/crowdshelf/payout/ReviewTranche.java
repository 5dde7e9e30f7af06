package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/**
 * A reviewer approves a requested tranche of others, which is the order to pay it, or sends it
 * back.
 */
@ApplicationScoped
public class ReviewTranche {

  private static final int MAX_REMARK = 2_000;

  private static final String STORE =
      """
      insert into tranche_reviews (id, tranche_id, requested_at, reviewer_id, approved, reviewed_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict on constraint tranche_reviews_once do nothing""";

  private static final String APPROVALS =
      "select count(*) as approvals from tranche_reviews where tranche_id = $1 and requested_at = $2 and approved";

  private final Transactions transactions;
  private final Writes writes;
  private final Tranches tranches;
  private final RequestRules rules;
  private final Outbox outbox;
  private final Clock clock;

  ReviewTranche(
      Transactions transactions,
      Writes writes,
      Tranches tranches,
      RequestRules rules,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.tranches = tranches;
    this.rules = rules;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Decides. A large amount is approved by two different reviewers. Rejected with OWN_PROJECT,
   * TRANCHE_STATE, PAYOUTS_HELD while the project is paused, SAME_REVIEWER for the second approval
   * of one person, and REMARK_MISSING where it is sent back without a word.
   *
   * @throws Refusal NOT_FOUND where there is no such tranche
   */
  public Uni<Outcome<UUID>> run(UUID reviewer, UUID tranche, boolean approve, String remark) {
    String words = Text.stripped(remark);
    return transactions.run(
        () ->
            tranches
                .lock(tranche, reviewer)
                .flatMap(
                    facts -> {
                      List<Rejection> problems = problems(facts, approve, words);
                      return problems.isEmpty()
                          ? decide(facts, reviewer, approve, words)
                          : Uni.createFrom().item(Outcome.rejected(problems));
                    }));
  }

  private static List<Rejection> problems(TrancheFacts facts, boolean approve, String remark) {
    if (facts.own()) {
      return List.of(Rejection.of(ProjectError.OWN_PROJECT, "trancheId"));
    }
    if (facts.state() != TrancheState.REQUESTED) {
      return List.of(RequestRules.state(facts.state()));
    }
    List<Rejection> problems = new ArrayList<>();
    if (approve) {
      problems.addAll(RequestRules.hold(facts));
    } else if (Text.isBlank(remark)) {
      problems.add(Rejection.of(ProjectError.REMARK_MISSING, "remark"));
    } else {
      Checks checks = new Checks();
      checks.message(remark, MAX_REMARK, "remark");
      problems.addAll(checks.found());
    }
    return problems;
  }

  private Uni<Outcome<UUID>> decide(
      TrancheFacts facts, UUID reviewer, boolean approve, String remark) {
    return writes
        .change(
            STORE,
            Ids.next(),
            facts.tranche(),
            facts.requestedAt(),
            reviewer,
            approve,
            clock.instant())
        .flatMap(
            stored -> {
              if (!approve) {
                return sendBack(facts, remark);
              }
              return stored == 1
                  ? approve(facts)
                  : Uni.createFrom()
                      .item(
                          Outcome.rejected(Rejection.of(ProjectError.SAME_REVIEWER, "trancheId")));
            });
  }

  private Uni<Outcome<UUID>> sendBack(TrancheFacts facts, String remark) {
    return tranches
        .sendBack(facts.tranche(), remark)
        .chain(
            () -> outbox.tell(new PayoutEvents.TrancheSentBack(facts.tranche(), facts.project())))
        .replaceWith(Outcome.done(facts.tranche()));
  }

  private Uni<Outcome<UUID>> approve(TrancheFacts facts) {
    int needed = rules.reviewersNeeded(facts.amountMinor(), facts.currency());
    return writes
        .one(APPROVALS, row -> row.integer("approvals"), facts.tranche(), facts.requestedAt())
        .flatMap(approvals -> approvals >= needed ? order(facts) : Uni.createFrom().voidItem())
        .replaceWith(Outcome.done(facts.tranche()));
  }

  private Uni<Void> order(TrancheFacts facts) {
    return tranches
        .approve(facts.tranche())
        .chain(
            () -> outbox.tell(new PayoutEvents.TrancheApproved(facts.tranche(), facts.project())));
  }
}
