package org.crowdshelf.payment.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.payment.port.PaymentScene;
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

/** One attempt to pay. */
@Name("Payment")
@Description(
    "One attempt to pay. Money that was taken and given back is always to be seen here, whatever became of the pledge.")
public record PaymentNode(
    @Ignore UUID key,
    @Ignore UUID purpose,
    @Ignore Money fee,
    @NonNull @Description("Name of the payment provider") String provider,
    @NonNull @Description("Where the payer was") PaymentScene scene,
    @NonNull @Description("Whether it was paid") PaymentProgress state,
    @NonNull @Description("What was to be paid") Money amount,
    @NonNull @Description("Ours, as the provider's bill and the payer's receipt have it")
        String reference,
    @Description("The provider's number; null before it is paid") String transactionNumber,
    @NonNull @Description("When it was begun") Instant createdAt,
    @Description("When it was paid; null before") Instant paidAt)
    implements Node {

  static final String COLUMNS =
      "p.id, p.purpose_id, p.provider, p.scene, p.state, p.amount_minor, p.currency, p.merchant_reference,"
          + " p.transaction_number, p.created_at, p.paid_at, p.fee_minor";

  static PaymentNode of(Row row) {
    String currency = row.text("currency");
    Long fee = row.numberOrNull("fee_minor");
    return new PaymentNode(
        row.uuid("id"),
        row.uuid("purpose_id"),
        fee == null ? null : Money.of(fee, currency),
        row.text("provider"),
        row.value(PaymentScene.class, "scene"),
        PaymentProgress.of(row.text("state")),
        Money.of(row.number("amount_minor"), currency),
        row.text("merchant_reference"),
        row.text("transaction_number"),
        row.instant("created_at"),
        row.instant("paid_at"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.PAYMENT, key);
  }
}
