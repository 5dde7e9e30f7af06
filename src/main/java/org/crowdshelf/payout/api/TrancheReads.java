package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payout.api.TrancheNode.TrancheLineNode;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.project.api.BudgetLineNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.NodeReader;

/** Reads tranches, which are as visible as their project. */
@ApplicationScoped
public class TrancheReads implements NodeReader {

  // $2 is the current account, $3 whether it is a reviewer. A tranche whose lines went with an
  // earlier budget is no part of a plan any more.
  private static final String TRANCHES =
      "select t.id, t.project_id, t.number, t.amount_minor, t.requested_at, t.approved_at,"
          + " case when p.paused_at is not null and t.state in ('PLANNED', 'REQUESTED', 'APPROVED')"
          + " then 'HELD' else t.state end as state, t.paid_at, p.currency, case when $3 or "
          + OwnPeople.include("$2")
          + " then t.remark end as remark"
          + " from tranches t join projects p on p.id = t.project_id"
          + " where t.%s = any($1) and exists (select from tranche_lines l where l.tranche_id = t.id)"
          + " order by t.project_id, t.number";

  private static final String OF_PROJECTS = TRANCHES.formatted("project_id");
  private static final String BY_ID = TRANCHES.formatted("id");

  private static final String LINES =
      """
      select l.tranche_id, l.amount_minor, b.id, b.purpose, b.amount_minor as line_minor, p.currency
        from tranche_lines l
        join budget_lines b on b.id = l.budget_line_id
        join projects p on p.id = b.project_id
       where l.tranche_id = any($1)
       order by l.tranche_id, b.position""";

  private final Reads reads;
  private final ProjectReads projects;
  private final CurrentAccount currentAccount;

  TrancheReads(Reads reads, ProjectReads projects, CurrentAccount currentAccount) {
    this.reads = reads;
    this.projects = projects;
    this.currentAccount = currentAccount;
  }

  /** The tranches of each project, in their order. */
  Uni<Map<UUID, List<TrancheNode>>> ofProjects(List<UUID> keys) {
    return tranches(OF_PROJECTS, keys)
        .map(found -> grouped(found, keys, TrancheNode::projectKey, tranche -> tranche));
  }

  /** Those of these tranches that exist, by key. */
  public Uni<Map<UUID, TrancheNode>> byKey(List<UUID> keys) {
    return tranches(BY_ID, keys)
        .map(found -> found.stream().collect(Collectors.toMap(TrancheNode::key, t -> t)));
  }

  /** The lines of each tranche, in the budget's order. */
  Uni<Map<UUID, List<TrancheLineNode>>> lines(List<UUID> tranches) {
    return reads
        .list(LINES, row -> Map.entry(row.uuid("tranche_id"), line(row)), tranches)
        .map(found -> grouped(found, tranches, Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public IdType type() {
    return IdType.TRANCHE;
  }

  @Override
  public Uni<TrancheNode> read(UUID key) {
    return tranches(BY_ID, List.of(key))
        .flatMap(found -> found.isEmpty() ? Uni.createFrom().nullItem() : ifVisible(found.get(0)));
  }

  private Uni<TrancheNode> ifVisible(TrancheNode tranche) {
    return projects.project(tranche.projectKey()).map(project -> project == null ? null : tranche);
  }

  private Uni<List<TrancheNode>> tranches(String sql, List<UUID> keys) {
    return reads.list(
        sql,
        TrancheNode::of,
        keys,
        currentAccount.accountOrNull(),
        currentAccount.is(Role.REVIEWER));
  }

  private static TrancheLineNode line(Row row) {
    String currency = row.text("currency");
    return new TrancheLineNode(
        new BudgetLineNode(
            row.uuid("id"), row.text("purpose"), Money.of(row.number("line_minor"), currency)),
        Money.of(row.number("amount_minor"), currency));
  }

  private static <R, T> Map<UUID, List<T>> grouped(
      List<R> found, List<UUID> keys, Function<R, UUID> key, Function<R, T> value) {
    Map<UUID, List<T>> byKey =
        new HashMap<>(
            found.stream()
                .collect(
                    Collectors.groupingBy(key, Collectors.mapping(value, Collectors.toList()))));
    keys.forEach(one -> byKey.putIfAbsent(one, List.of()));
    return byKey;
  }
}
