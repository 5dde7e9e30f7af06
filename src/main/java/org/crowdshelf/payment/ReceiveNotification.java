package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.CallbackReply;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/**
 * Receives a provider's message: proves it, then records its text and applies it once, in one
 * transaction. A repetition waits for that transaction and then finds the record. An authentic
 * message is always answered as taken, also where it fits nothing: the provider would send it again
 * for days, and an admin sees it as a finding.
 */
@ApplicationScoped
public class ReceiveNotification {

  private static final int NOT_AUTHENTIC = 401;

  private static final String PAYMENT =
      "select "
          + StoredPayment.COLUMNS
          + " from payments where provider = $1 and account = $2 and merchant_reference = $3";

  private static final String PAYMENT_OF_TRANSACTION =
      "select "
          + StoredPayment.COLUMNS
          + " from payments where provider = $1 and account = $2 and transaction_number = $3";

  private static final String RECORD =
      """
      insert into payment_notifications (id, provider, account, notification_id, payment_id, body, outcome, received_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict on constraint payment_notifications_once do nothing""";

  private final Transactions transactions;
  private final Writes writes;
  private final PaymentProviders providers;
  private final PaymentResults results;
  private final RefundNotifications refunds;
  private final PaymentFindings findings;
  private final Clock clock;

  ReceiveNotification(
      Transactions transactions,
      Writes writes,
      PaymentProviders providers,
      PaymentResults results,
      RefundNotifications refunds,
      PaymentFindings findings,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.providers = providers;
    this.results = results;
    this.refunds = refunds;
    this.findings = findings;
    this.clock = clock;
  }

  /**
   * Receives a message that was sent to a merchant account's callback address.
   *
   * @return the answer that the provider wants; empty where there is no such account
   */
  public Uni<Optional<CallbackReply>> run(String provider, Callback message) {
    Optional<PaymentAdapter> known =
        providers
            .find(provider)
            .filter(
                adapter ->
                    adapter.accounts().stream()
                        .anyMatch(account -> account.name().equals(message.account())));
    return provider == null || known.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : read(known.get(), message).map(Optional::of);
  }

  private Uni<CallbackReply> read(PaymentAdapter provider, Callback message) {
    return provider
        .read(message)
        .flatMap(event -> take(provider, message, event))
        .onFailure(BadCallback.class)
        .recoverWithItem(
            bad -> {
              CallbackReply refused = provider.reply(false);
              return ((BadCallback) bad).authentic()
                  ? refused
                  : new CallbackReply(NOT_AUTHENTIC, refused.contentType(), refused.body());
            });
  }

  private Uni<CallbackReply> take(PaymentAdapter provider, Callback message, ProviderEvent event) {
    if (event instanceof ProviderEvent.Irrelevant) {
      return Uni.createFrom().item(provider.reply(true));
    }
    if (!isNamed(event)) {
      return Uni.createFrom().failure(BadCallback.nonsense("a name that cannot be stored"));
    }
    return transactions
        .runUnconditionally(
            () ->
                find(provider.name(), message.account(), event)
                    .flatMap(payment -> record(provider.name(), message, event, payment)))
        .replaceWith(() -> provider.reply(true));
  }

  private static boolean isNamed(ProviderEvent event) {
    return PaymentRules.isName(event.id())
        && (event instanceof ProviderEvent.PaymentChanged changed
            ? PaymentRules.isName(changed.reference())
            : true);
  }

  private Uni<StoredPayment> find(String provider, String account, ProviderEvent event) {
    if (event instanceof ProviderEvent.PaymentChanged changed) {
      return writes.one(PAYMENT, StoredPayment::of, provider, account, changed.reference());
    }
    if (event instanceof ProviderEvent.RefundChanged changed && changed.reference() != null) {
      return writes.one(PAYMENT, StoredPayment::of, provider, account, changed.reference());
    }
    String transaction =
        event instanceof ProviderEvent.RefundChanged changed
            ? changed.transactionNumber()
            : ((ProviderEvent.Disputed) event).transactionNumber();
    return writes.one(PAYMENT_OF_TRANSACTION, StoredPayment::of, provider, account, transaction);
  }

  private Uni<Void> record(
      String provider, Callback message, ProviderEvent event, StoredPayment payment) {
    return writes
        .change(
            RECORD,
            Ids.next(),
            provider,
            message.account(),
            event.id(),
            payment == null ? null : payment.id(),
            message.body(),
            payment == null ? "MISMATCH" : "APPLIED",
            clock.instant())
        .flatMap(
            recorded -> {
              if (recorded == 0) {
                return Uni.createFrom().voidItem();
              }
              return payment == null
                  ? findings.record(unknown(provider, message.account(), event))
                  : apply(payment, event);
            });
  }

  private Uni<Void> apply(StoredPayment payment, ProviderEvent event) {
    if (event instanceof ProviderEvent.PaymentChanged changed) {
      return results.apply(payment, changed.payment());
    }
    if (event instanceof ProviderEvent.RefundChanged changed) {
      return refunds.hearRefund(payment, changed);
    }
    return refunds.hearDispute(payment, (ProviderEvent.Disputed) event);
  }

  private static Finding unknown(String provider, String account, ProviderEvent event) {
    if (event instanceof ProviderEvent.PaymentChanged changed
        && changed.payment().state() == ProviderPayment.State.SUCCEEDED) {
      return Finding.unknown(
          FindingKind.PAID_UNKNOWN,
          provider,
          account,
          changed.reference(),
          changed.payment().amountMinor(),
          changed.payment().currency());
    }
    return Finding.unknown(FindingKind.MESSAGE_UNKNOWN, provider, account, event.id(), 0, null);
  }
}
