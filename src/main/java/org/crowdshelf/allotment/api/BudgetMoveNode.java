package org.crowdshelf.allotment.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.allotment.BudgetMoveState;
import org.crowdshelf.project.api.BudgetLineNode;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Money that is to serve another line than was promised. */
@Name("BudgetMove")
@Description("Money that is to serve another line than was promised.")
public record BudgetMoveNode(
    @Ignore UUID key,
    @Ignore UUID projectKey,
    @NonNull @Description("The line that gets less") BudgetLineNode from,
    @NonNull @Description("The line that gets more") BudgetLineNode to,
    @NonNull @Description("How much") Money amount,
    @NonNull @Description("Why, in the words of its own people") String reason,
    @NonNull @Description("Where it stands") BudgetMoveState state,
    @Description("What a reviewer remarked; for the project's own people and reviewers, else null")
        String remark,
    @NonNull @Description("When its own people asked for it") Instant askedAt)
    implements Node {

  static BudgetMoveNode of(Row row) {
    return new BudgetMoveNode(
        row.uuid("id"),
        row.uuid("project_id"),
        line(row, "from"),
        line(row, "to"),
        Money.of(row.number("amount_minor"), row.text("currency")),
        row.text("reason"),
        row.value(BudgetMoveState.class, "state"),
        row.text("remark"),
        row.instant("asked_at"));
  }

  private static BudgetLineNode line(Row row, String side) {
    return new BudgetLineNode(
        row.uuid(side + "_line_id"),
        row.text(side + "_purpose"),
        Money.of(row.number(side + "_minor"), row.text("currency")));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.BUDGET_MOVE, key);
  }
}
