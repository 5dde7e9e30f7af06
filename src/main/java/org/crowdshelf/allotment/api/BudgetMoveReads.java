package org.crowdshelf.allotment.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads moves between lines of budgets, and those that wait for a reviewer. */
@ApplicationScoped
class BudgetMoveReads implements NodeReader {

  private static final String COLUMNS =
      """
      select m.id, m.project_id, m.from_line_id, f.purpose as from_purpose, f.amount_minor as from_minor,
             m.to_line_id, o.purpose as to_purpose, o.amount_minor as to_minor, m.amount_minor, p.currency,
             m.reason, m.state, m.asked_at, %s as remark
        from budget_moves m
        join projects p on p.id = m.project_id
        join budget_lines f on f.id = m.from_line_id
        join budget_lines o on o.id = m.to_line_id
      """;

  // $2 is the current account, $3 whether it is a reviewer.
  private static final String INSIDER = "($3 or " + OwnPeople.include("$2") + ")";

  private static final String MOVES =
      COLUMNS.formatted("case when " + INSIDER + " then m.remark end")
          + " where m.%s = any($1) and (m.state <> 'REFUSED' or "
          + INSIDER
          + ") order by m.asked_at desc, m.id desc";

  private static final String OF_PROJECTS = MOVES.formatted("project_id");
  private static final String BY_ID = MOVES.formatted("id");

  private static final String PAGE =
      COLUMNS.formatted("m.remark")
          + " where m.state = 'ASKED' and not "
          + OwnPeople.include("$1")
          + " and (m.asked_at, m.id) > ($2, $3) order by m.asked_at, m.id limit $4";

  private static final String COUNT =
      "select count(*) as total from budget_moves m join projects p on p.id = m.project_id"
          + " where m.state = 'ASKED' and not "
          + OwnPeople.include("$1");

  private static final TimePlace BEGINNING = new TimePlace(Instant.EPOCH, new UUID(0, 0));

  private final Reads reads;
  private final ProjectReads projects;
  private final CurrentAccount currentAccount;

  BudgetMoveReads(Reads reads, ProjectReads projects, CurrentAccount currentAccount) {
    this.reads = reads;
    this.projects = projects;
    this.currentAccount = currentAccount;
  }

  /** The moves of each project that the current account may see, the latest first. */
  Uni<Map<UUID, List<BudgetMoveNode>>> ofProjects(List<UUID> keys) {
    return moves(OF_PROJECTS, keys)
        .map(
            found -> {
              Map<UUID, List<BudgetMoveNode>> byProject =
                  new HashMap<>(
                      found.stream().collect(Collectors.groupingBy(BudgetMoveNode::projectKey)));
              keys.forEach(key -> byProject.putIfAbsent(key, List.of()));
              return byProject;
            });
  }

  /** A page of those that wait and one more, the oldest first. */
  Uni<List<BudgetMoveNode>> page(UUID reviewer, PageRequest request) {
    TimePlace place = request.after() == null ? BEGINNING : TimePlace.parse(request.after());
    return reads.list(PAGE, BudgetMoveNode::of, reviewer, place.at(), place.key(), request.fetch());
  }

  /** Counts those that wait. */
  Uni<Integer> total(UUID reviewer) {
    return reads.one(COUNT, row -> row.integer("total"), reviewer);
  }

  /** The place of a move in the queue. */
  static String place(BudgetMoveNode move) {
    return new TimePlace(move.askedAt(), move.key()).toString();
  }

  @Override
  public IdType type() {
    return IdType.BUDGET_MOVE;
  }

  @Override
  public Uni<BudgetMoveNode> read(UUID key) {
    return moves(BY_ID, List.of(key))
        .flatMap(found -> found.isEmpty() ? Uni.createFrom().nullItem() : ifVisible(found.get(0)));
  }

  private Uni<BudgetMoveNode> ifVisible(BudgetMoveNode move) {
    return projects.project(move.projectKey()).map(project -> project == null ? null : move);
  }

  private Uni<List<BudgetMoveNode>> moves(String sql, List<UUID> keys) {
    return reads.list(
        sql,
        BudgetMoveNode::of,
        keys,
        currentAccount.accountOrNull(),
        currentAccount.is(Role.REVIEWER));
  }
}
