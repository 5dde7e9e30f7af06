package org.crowdshelf.payout.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.payout.TrancheState;
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

/** A part of a project's money. */
@Name("Tranche")
@Description("A part of a project's money, for named parts of named budget lines.")
public record TrancheNode(
    @Ignore UUID key,
    @Ignore UUID projectKey,
    @NonNull @Description("1, 2, 3 and so on") Integer number,
    @NonNull @Description("The sum of its lines") Money amount,
    @NonNull @Description("Where it stands") TrancheState state,
    @Description(
            "Why a reviewer sent it back; for the project's own people and reviewers, else null")
        String remark,
    @Description("When its own people asked for it; null before") Instant requestedAt,
    @Description("When the last reviewer that it needs approved it; null before")
        Instant approvedAt,
    @Description("When it arrived at the payout account; null before") Instant paidAt)
    implements Node {

  /** An amount of a budget line. */
  @Name("TrancheLine")
  @Description("An amount of a budget line.")
  public record TrancheLineNode(
      @NonNull @Description("The line that it is for") BudgetLineNode budgetLine,
      @NonNull @Description("All of the line, or a part") Money amount) {}

  static TrancheNode of(Row row) {
    return new TrancheNode(
        row.uuid("id"),
        row.uuid("project_id"),
        row.integer("number"),
        Money.of(row.number("amount_minor"), row.text("currency")),
        row.value(TrancheState.class, "state"),
        row.text("remark"),
        row.instant("requested_at"),
        row.instant("approved_at"),
        row.instant("paid_at"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.TRANCHE, key);
  }
}
