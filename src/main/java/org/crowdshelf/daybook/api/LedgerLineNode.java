package org.crowdshelf.daybook.api;

import java.util.UUID;
import org.crowdshelf.daybook.LedgerKind;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The movements of one kind on one day. */
@Name("LedgerLine")
@Description(
    "The movements of one kind on one day, as a sum, so that it tells nothing of any one backer.")
public record LedgerLineNode(
    @NonNull @Description("The kind of movement") LedgerKind kind,
    @Description("How many movements") int count,
    @NonNull @Description("Positive: the project has more; negative: less") Money amount,
    @Ignore UUID trancheKey,
    @Ignore UUID spendingKey) {

  static LedgerLineNode of(Row row) {
    return new LedgerLineNode(
        row.value(LedgerKind.class, "kind"),
        row.integer("movements"),
        Money.of(row.number("amount_minor"), row.text("currency")),
        row.uuid("tranche_id"),
        row.uuid("spending_id"));
  }

  /** The id of what the line is of; null where it is of several things. */
  @Ignore
  String id() {
    if (trancheKey != null) {
      return Ids.encode(IdType.TRANCHE, trancheKey);
    }
    return spendingKey == null ? null : Ids.encode(IdType.SPENDING, spendingKey);
  }
}
