package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.NodeReader;

/** node(id) for budget lines, which are as visible as their project. */
@ApplicationScoped
class BudgetLineNodeReader implements NodeReader {

  private static final String LINE =
      """
      select b.project_id, b.purpose, b.amount_minor, p.currency
        from budget_lines b join projects p on p.id = b.project_id
       where b.id = $1""";

  private record Line(UUID project, BudgetLineNode node) {}

  private final Reads reads;
  private final ProjectReads projects;

  BudgetLineNodeReader(Reads reads, ProjectReads projects) {
    this.reads = reads;
    this.projects = projects;
  }

  @Override
  public IdType type() {
    return IdType.BUDGET_LINE;
  }

  @Override
  public Uni<BudgetLineNode> read(UUID key) {
    return reads
        .one(
            LINE,
            row ->
                new Line(
                    row.uuid("project_id"),
                    new BudgetLineNode(
                        key,
                        row.text("purpose"),
                        Money.of(row.number("amount_minor"), row.text("currency")))),
            key)
        .flatMap(line -> line == null ? Uni.createFrom().nullItem() : ifVisible(line));
  }

  private Uni<BudgetLineNode> ifVisible(Line line) {
    return projects.project(line.project()).map(project -> project == null ? null : line.node());
  }
}
