package org.crowdshelf.spending.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.project.api.BudgetLineNode;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.spending.SpendingState;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Money that was spent. */
@Name("Spending")
@Description("Money that was spent for one line of a budget, shown with receipts.")
public record SpendingNode(
    @Ignore UUID key,
    @Ignore UUID projectKey,
    @Ignore UUID updateKey,
    @Ignore UUID reversesKey,
    @NonNull @Description("The line that it was spent for") BudgetLineNode budgetLine,
    @NonNull @Description("Negative where it takes another one back") Money amount,
    @NonNull @Description("The day on which it was spent") LocalDate spentOn,
    @NonNull
        @Description(
            "A company's or shop's name; of a private person what they did, not who: transport, a driver from the village")
        String payee,
    @NonNull @Description("What it was spent for; where it takes another one back, why")
        String purpose,
    @NonNull @Description("How far it was looked at") SpendingState state,
    @Description("What a reviewer asked last; null where none did") String question,
    @Description("What its own people answered to that; null before") String answer,
    @NonNull Instant declaredAt)
    implements Node {

  static final String COLUMNS =
      "s.id, s.project_id, s.update_id, s.reverses, s.budget_line_id, b.purpose as line_purpose,"
          + " b.amount_minor as line_minor, s.amount_minor, p.currency, s.spent_on, s.payee, s.purpose, s.state,"
          + " q.question, q.answer, s.declared_at";

  static final String JOINS =
      """
       join projects p on p.id = s.project_id
       join budget_lines b on b.id = s.budget_line_id
       left join lateral (
         select question, answer from spending_reviews
          where spending_id = s.id and question is not null order by id desc limit 1) q on true
      """;

  static SpendingNode of(Row row) {
    String currency = row.text("currency");
    return new SpendingNode(
        row.uuid("id"),
        row.uuid("project_id"),
        row.uuid("update_id"),
        row.uuid("reverses"),
        new BudgetLineNode(
            row.uuid("budget_line_id"),
            row.text("line_purpose"),
            Money.of(row.number("line_minor"), currency)),
        Money.of(row.number("amount_minor"), currency),
        row.date("spent_on"),
        row.text("payee"),
        row.text("purpose"),
        row.value(SpendingState.class, "state"),
        row.text("question"),
        row.text("answer"),
        row.instant("declared_at"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.SPENDING, key);
  }
}
