package org.crowdshelf.payment.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.payment.FindingKind;
import org.crowdshelf.payment.FindingState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A difference between our books and a provider's. */
@Name("PaymentFinding")
@Description(
    "A difference between our books and a provider's: found by the daily bill, by a message that fits nothing of ours, or by an answer that is not what was asked for.")
public record PaymentFindingNode(
    @Ignore UUID key,
    @Ignore UUID paymentKey,
    @Ignore UUID closedByKey,
    @NonNull @Description("How the books differ") FindingKind kind,
    @NonNull @Description("Whether it still waits for an admin") FindingState state,
    @NonNull @Description("Name of the payment provider") String provider,
    @Description("What the provider says; null where it tells no amount") Money providerAmount,
    @Description("What the provider names: a payment, a refund or a message") String reference,
    @Description("The day of the bill in the provider's calendar; null where no bill found it")
        LocalDate billDay,
    @NonNull @Description("When it was found") Instant foundAt,
    @Description("When it was closed; null while OPEN") Instant closedAt,
    @Description("Why it was closed; null while OPEN") String note)
    implements Node {

  static final String COLUMNS =
      "f.id, f.payment_id, f.closed_by, f.kind, f.state, f.provider, f.amount_minor, f.currency, f.reference,"
          + " f.bill_day, f.found_at, f.closed_at, f.note";

  static PaymentFindingNode of(Row row) {
    Long amount = row.numberOrNull("amount_minor");
    return new PaymentFindingNode(
        row.uuid("id"),
        row.uuid("payment_id"),
        row.uuid("closed_by"),
        row.value(FindingKind.class, "kind"),
        row.value(FindingState.class, "state"),
        row.text("provider"),
        amount == null ? null : Money.of(amount, row.text("currency")),
        row.text("reference"),
        row.date("bill_day"),
        row.instant("found_at"),
        row.instant("closed_at"),
        row.text("note"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.FINDING, key);
  }

  /** The place in the list, for cursors. */
  @Ignore
  String place() {
    return new TimePlace(foundAt, key).toString();
  }
}
