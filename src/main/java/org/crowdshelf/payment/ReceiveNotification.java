package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/**
 * Takes a provider's message: proved, recorded as it came, applied once, all in one transaction. A
 * repetition waits for the first and finds its record.
 */
@ApplicationScoped
public class ReceiveNotification {

  /** What the provider is answered. */
  public enum Receipt {
    /** Applied now or before. */
    TAKEN,
    /** The provider did not send this, or not now, or not to us. */
    NOT_AUTHENTIC,
    /** It does not fit what we know. */
    NONSENSE,
    /** No such provider or payment here. */
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

  /** Takes a message that came to a provider's address. */
  public Uni<Receipt> run(String provider, Map<String, String> headers, String body) {
    var known = providers.find(provider);
    if (provider == null || known.isEmpty()) {
      return Uni.createFrom().item(Receipt.UNKNOWN);
    }
    try {
      ProviderMessage message = known.get().read(headers, body);
      return PaymentRules.isNamed(message)
          ? transactions.runUnconditionally(() -> take(provider, message, body))
          : Uni.createFrom().item(Receipt.NONSENSE);
    } catch (BadCallback bad) {
      return Uni.createFrom().item(bad.authentic() ? Receipt.NONSENSE : Receipt.NOT_AUTHENTIC);
    }
  }

  private Uni<Receipt> take(String provider, ProviderMessage message, String body) {
    return writes
        .one(PAYMENT, StoredPayment::of, provider, message.merchantReference())
        .flatMap(
            payment ->
                payment == null
                    ? Uni.createFrom().item(Receipt.UNKNOWN)
                    : recordAndApply(payment, message, body));
  }

  private Uni<Receipt> recordAndApply(StoredPayment payment, ProviderMessage message, String body) {
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
            clock.instant().atOffset(ZoneOffset.UTC))
        .flatMap(
            recorded -> {
              if (recorded == 0) {
                return repeated(payment, message);
              }
              return fits
                  ? apply(payment, message).replaceWith(Receipt.TAKEN)
                  : Uni.createFrom().item(Receipt.NONSENSE);
            });
  }

  private Uni<Receipt> repeated(StoredPayment payment, ProviderMessage message) {
    return writes
        .one(RECORDED, row -> row.text(0), payment.provider(), message.notificationId())
        .map(outcome -> outcome.equals("APPLIED") ? Receipt.TAKEN : Receipt.NONSENSE);
  }

  private Uni<Void> apply(StoredPayment payment, ProviderMessage message) {
    return message.payment() == null
        ? refunds.apply(payment.id(), message.refund())
        : results.apply(payment, message.payment());
  }
}
