package org.crowdshelf.payment.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.payment.RefundReason;
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

/** Money that goes back. */
@Name("Refund")
@Description("Money of a payment that goes back to the payer, all of it or a part.")
public record RefundNode(
    @Ignore UUID key,
    @Ignore UUID paymentKey,
    @NonNull @Description("How far it is") RefundProgress state,
    @NonNull @Description("Why the money goes back") RefundReason reason,
    @NonNull @Description("What goes back") Money amount,
    @NonNull @Description("When it was decided") Instant requestedAt,
    @Description("When the payer had it back; null before") Instant doneAt,
    @Description("Where it went, as the provider tells it (招商银行信用卡0403); null where it tells none")
        String destination)
    implements Node {

  static final String COLUMNS =
      "r.id, r.payment_id, r.state, r.reason, r.amount_minor, r.currency, r.created_at, r.done_at, r.destination";

  static RefundNode of(Row row) {
    return new RefundNode(
        row.uuid("id"),
        row.uuid("payment_id"),
        RefundProgress.of(row.text("state")),
        row.value(RefundReason.class, "reason"),
        Money.of(row.number("amount_minor"), row.text("currency")),
        row.instant("created_at"),
        row.instant("done_at"),
        row.text("destination"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.REFUND, key);
  }
}
