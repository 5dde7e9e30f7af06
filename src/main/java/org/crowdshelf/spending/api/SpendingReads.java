package org.crowdshelf.spending.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.NodeReader;
import org.crowdshelf.spending.ReceiptsDue;

/** Reads spendings, which are as visible as their project, and sums of them. */
@ApplicationScoped
public class SpendingReads implements NodeReader {

  private static final String BY_ID =
      "select "
          + SpendingNode.COLUMNS
          + " from spendings s "
          + SpendingNode.JOINS
          + " where s.id = any($1)";

  private static final String RECEIPTED =
      """
      select b.id, p.currency, coalesce(sum(s.amount_minor), 0)::bigint as minor
        from budget_lines b
        join projects p on p.id = b.project_id
        left join spendings s on s.budget_line_id = b.id and s.state in ('DECLARED', 'ACCEPTED')
       where b.id = any($1) group by b.id, p.currency""";

  private final Reads reads;
  private final ProjectReads projects;
  private final ReceiptsDue receiptsDue;

  SpendingReads(Reads reads, ProjectReads projects, ReceiptsDue receiptsDue) {
    this.reads = reads;
    this.receiptsDue = receiptsDue;
    this.projects = projects;
  }

  /** Those of these spendings that exist, by key; whoever asks sees their project. */
  public Uni<Map<UUID, SpendingNode>> byKey(List<UUID> keys) {
    return reads
        .list(BY_ID, SpendingNode::of, keys)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(SpendingNode::key, Function.identity())));
  }

  /** The sum that is shown with receipts, of each budget line. */
  Uni<Map<UUID, Money>> receipted(List<UUID> lines) {
    return reads
        .list(
            RECEIPTED,
            row -> Map.entry(row.uuid("id"), Money.of(row.number("minor"), row.text("currency"))),
            lines)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Reads the due date of receipts by project. A project with no receipts due has no entry. */
  Uni<Map<UUID, Instant>> receiptsDueAt(List<UUID> keys) {
    return receiptsDue
        .of(keys)
        .map(
            found ->
                found.values().stream()
                    .filter(due -> due.dueAt() != null)
                    .collect(Collectors.toMap(ReceiptsDue.Due::project, ReceiptsDue.Due::dueAt)));
  }

  @Override
  public IdType type() {
    return IdType.SPENDING;
  }

  @Override
  public Uni<SpendingNode> read(UUID key) {
    return byKey(List.of(key))
        .map(found -> found.get(key))
        .flatMap(spending -> spending == null ? Uni.createFrom().nullItem() : ifVisible(spending));
  }

  private Uni<SpendingNode> ifVisible(SpendingNode spending) {
    return projects
        .project(spending.projectKey())
        .map(project -> project == null ? null : spending);
  }
}
