package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payout.RequestBlocks;
import org.crowdshelf.payout.RequestRules;
import org.crowdshelf.payout.TrancheFacts;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads the tranches that wait for a reviewer, and why a tranche cannot be requested. */
@ApplicationScoped
class TrancheQueueReads {

  // $1 is the reviewer; what they approved already waits for somebody else.
  private static final String WAITING =
      " from tranches t join projects p on p.id = t.project_id where t.state = 'REQUESTED'"
          + " and p.paused_at is null and not "
          + OwnPeople.include("$1")
          + """
             and not exists (select from tranche_reviews r where r.tranche_id = t.id
                                and r.requested_at = t.requested_at and r.reviewer_id = $1)
            """;

  private static final String PAGE =
      "select t.id, t.project_id, t.number, t.amount_minor, t.state, t.remark, t.requested_at,"
          + " t.approved_at, t.paid_at, p.currency"
          + WAITING
          + " and (t.requested_at, t.id) > ($2, $3) order by t.requested_at, t.id limit $4";

  private static final String COUNT = "select count(*) as total" + WAITING;

  private static final TimePlace BEGINNING = new TimePlace(Instant.EPOCH, new UUID(0, 0));

  private final Reads reads;
  private final RequestRules rules;
  private final RequestBlocks others;
  private final CurrentAccount currentAccount;

  TrancheQueueReads(
      Reads reads, RequestRules rules, RequestBlocks others, CurrentAccount currentAccount) {
    this.reads = reads;
    this.rules = rules;
    this.others = others;
    this.currentAccount = currentAccount;
  }

  /** A page of the queue and one tranche more, the oldest request first. */
  Uni<List<TrancheNode>> page(UUID reviewer, PageRequest request) {
    TimePlace place = request.after() == null ? BEGINNING : TimePlace.parse(request.after());
    return reads.list(PAGE, TrancheNode::of, reviewer, place.at(), place.key(), request.fetch());
  }

  /** Counts the tranches that wait. */
  Uni<Integer> total(UUID reviewer) {
    return reads.one(COUNT, row -> row.integer("total"), reviewer);
  }

  /** The place of a tranche in the queue. */
  static String place(TrancheNode tranche) {
    return new TimePlace(tranche.requestedAt(), tranche.key()).toString();
  }

  /** The blocks of each of these tranches, where the current account may see them. */
  Uni<Map<UUID, List<UserError>>> blocks(List<UUID> tranches) {
    boolean reviewer = currentAccount.is(Role.REVIEWER);
    return reads
        .list(TrancheFacts.SELECT, TrancheFacts::of, tranches, currentAccount.accountOrNull())
        .map(found -> found.stream().filter(facts -> reviewer || facts.own()).toList())
        .flatMap(this::blocksOf);
  }

  private Uni<Map<UUID, List<UserError>>> blocksOf(List<TrancheFacts> seen) {
    if (seen.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return others
        .of(seen.stream().map(TrancheFacts::project).toList())
        .map(
            more ->
                seen.stream()
                    .collect(
                        Collectors.toMap(TrancheFacts::tranche, facts -> blocks(facts, more))));
  }

  private List<UserError> blocks(TrancheFacts facts, Map<UUID, List<Rejection>> more) {
    return UserError.of(rules.blocks(facts, more.get(facts.project())), currentAccount.language());
  }
}
