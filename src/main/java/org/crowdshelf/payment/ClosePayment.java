package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.jboss.logging.Logger;

/** Closes the payment of a purpose at its provider, so that another one can take its place. */
@ApplicationScoped
public class ClosePayment {

  private static final Logger LOG = Logger.getLogger(ClosePayment.class);

  /** The result of closing a payment. */
  public enum Closed {
    /** Nobody can pay it any more. */
    CLOSED,
    /** The payer was faster. */
    PAID,
    /** The provider has not said; {@link AskAfterPayments} goes on. */
    UNKNOWN
  }

  // From now on nobody is sent to the provider with it.
  private static final String CLOSING =
      """
      update payments set closing = true, next_query_at = $2::timestamptz + interval '10 seconds'
       where purpose_id = $1 and state in ('CREATED', 'PENDING')
      returning\s"""
          + StoredPayment.COLUMNS;

  private final Transactions transactions;
  private final Writes writes;
  private final ProviderCalls providers;
  private final PaymentResults results;
  private final Clock clock;

  ClosePayment(
      Transactions transactions,
      Writes writes,
      ProviderCalls providers,
      PaymentResults results,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.providers = providers;
    this.results = results;
    this.clock = clock;
  }

  /** Closes the payment of a purpose that can still be paid, if there is one. */
  public Uni<Closed> run(UUID purpose) {
    return transactions
        .runStatement(() -> writes.one(CLOSING, StoredPayment::of, purpose, clock.instant()))
        .flatMap(
            payment -> payment == null ? Uni.createFrom().item(Closed.CLOSED) : close(payment));
  }

  private Uni<Closed> close(StoredPayment payment) {
    return providers
        .call(payment.route().provider(), provider -> provider.close(payment.number()))
        .flatMap(told -> store(payment, told))
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "Payment %s could not be closed", payment.id()))
        .onFailure()
        .recoverWithItem(Closed.UNKNOWN);
  }

  private Uni<Closed> store(StoredPayment payment, ProviderPayment told) {
    return switch (told.state()) {
      case PENDING -> Uni.createFrom().item(Closed.UNKNOWN);
      case SUCCEEDED -> apply(payment, told).replaceWith(Closed.PAID);
      // A decline would end the purpose, too, which is to be paid another way.
      case FAILED, CLOSED, UNKNOWN ->
          apply(payment, ProviderPayment.unpaid(ProviderPayment.State.CLOSED))
              .replaceWith(Closed.CLOSED);
    };
  }

  private Uni<Void> apply(StoredPayment payment, ProviderPayment told) {
    return transactions.runUnconditionally(() -> results.apply(payment, told));
  }
}
