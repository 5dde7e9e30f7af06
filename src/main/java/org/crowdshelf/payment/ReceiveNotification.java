package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/**
 * Receives a provider's message: verifies it, then records its text and applies it once, in one
 * transaction. A repetition waits for that transaction and then finds the record.
 */
@ApplicationScoped
public class ReceiveNotification {

  /** The result, which becomes the HTTP status of the answer. */
  public enum Receipt {
    /** The message was applied now or before. */
    TAKEN,
    /** The message is not signed by the provider, is too old, or is for another merchant. */
    NOT_AUTHENTIC,
    /** The message cannot be read, or does not match the payment. */
    NONSENSE,
    /** The provider or the payment is unknown. */
    UNKNOWN
  }

  private static final String PAYMENT =
      "select "
          + StoredPayment.COLUMNS
          + " from payments where provider = $1 and merchant_reference = $2";

  private static final String RECORD =
      """
      insert into payment_notifications (id, provider, notification_id, payment_id, body, outcome, received_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict on constraint payment_notifications_once do nothing""";

  private static final String RECORDED =
      "select outcome from payment_notifications where provider = $1 and notification_id = $2";

  private final Transactions transactions;
  private final Writes writes;
  private final PaymentProviders providers;
  private final PaymentResults results;
  private final Refunds refunds;
  private final Clock clock;

  ReceiveNotification(
      Transactions transactions,
      Writes writes,
      PaymentProviders providers,
      PaymentResults results,
      Refunds refunds,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.providers = providers;
    this.results = results;
    this.refunds = refunds;
    this.clock = clock;
  }

  /** Receives a message that was sent to a provider's callback address. */
  public Uni<Receipt> run(String provider, Map<String, String> headers, String body) {
    var known = providers.find(provider);
    if (provider == null || known.isEmpty()) {
      return Uni.createFrom().item(Receipt.UNKNOWN);
    }
    try {
      ProviderMessage message = known.get().read(headers, body);
      return PaymentRules.isNamed(message)
          ? transactions.runUnconditionally(() -> find(provider, message, body))
          : Uni.createFrom().item(Receipt.NONSENSE);
    } catch (BadCallback bad) {
      return Uni.createFrom().item(bad.authentic() ? Receipt.NONSENSE : Receipt.NOT_AUTHENTIC);
    }
  }

  private Uni<Receipt> find(String provider, ProviderMessage message, String body) {
    return writes
        .one(PAYMENT, StoredPayment::of, provider, message.merchantReference())
        .flatMap(
            payment ->
                payment == null
                    ? Uni.createFrom().item(Receipt.UNKNOWN)
                    : record(payment, message, body));
  }

  private Uni<Receipt> record(StoredPayment payment, ProviderMessage message, String body) {
    boolean fits = PaymentRules.fits(message, payment.amountMinor(), payment.currency());
    return writes
        .change(
            RECORD,
            Ids.next(),
            payment.provider(),
            message.notificationId(),
            payment.id(),
            body,
            fits ? "APPLIED" : "MISMATCH",
            clock.instant())
        .flatMap(
            recorded -> {
              if (recorded == 0) {
                return findRecord(payment, message);
              }
              return fits
                  ? apply(payment, message).replaceWith(Receipt.TAKEN)
                  : Uni.createFrom().item(Receipt.NONSENSE);
            });
  }

  private Uni<Receipt> findRecord(StoredPayment payment, ProviderMessage message) {
    return writes
        .one(RECORDED, row -> row.text("outcome"), payment.provider(), message.notificationId())
        .map(outcome -> outcome.equals("APPLIED") ? Receipt.TAKEN : Receipt.NONSENSE);
  }

  private Uni<Void> apply(StoredPayment payment, ProviderMessage message) {
    return message.payment() == null
        ? refunds.apply(payment.id(), message.refund())
        : results.apply(payment, message.payment());
  }
}
