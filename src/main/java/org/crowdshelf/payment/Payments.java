package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/**
 * Stores payments. A payment is started in two steps, so that the service knows each one: the row
 * with the merchant's reference is stored in the transaction of its purpose, and only after that
 * commit {@link StartPayment} calls the provider.
 */
@ApplicationScoped
public class Payments {

  private static final Duration FIRST_QUERY = Duration.ofSeconds(30);

  /** The provider stops taking a payment this long before its purpose ends. */
  private static final Duration EARLIER = Duration.ofMinutes(1);

  private static final int SHARE = 10;

  private static final String CREATE =
      """
      insert into payments (id, provider, account, scene, payer_id, payer_address, return_url, merchant_reference,
                            purpose_id, subject_id, currency, amount_minor, state, description, created_at,
                            expires_at, next_query_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)""";

  private static final String CLOSE =
      """
      update payments set closing = true, next_query_at = $2
       where purpose_id = $1 and state in ('CREATED', 'PENDING') and not closing""";

  private final Writes writes;
  private final Clock clock;

  Payments(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * An amount that is to be paid.
   *
   * @param purpose what is paid for; a purpose has at most one payment that can be paid
   * @param subject the owner of the money, e.g. a project
   * @param description what the payer sees, at most 200 characters
   * @param until when the purpose ends; the provider stops taking the payment up to a minute
   *     earlier, so that its last result is known by then
   */
  public record Due(
      PaymentRoute route,
      UUID purpose,
      UUID subject,
      String description,
      String currency,
      long amountMinor,
      Instant until) {}

  /** Stores a payment in the running transaction; the provider does not know it yet. */
  public Uni<StoredPayment> create(Due due) {
    Instant now = clock.instant();
    StoredPayment payment = StoredPayment.of(Ids.next(), due, now, expiry(now, due.until()));
    PaymentRoute route = payment.route();
    return writes
        .change(
            CREATE,
            payment.id(),
            route.provider(),
            route.account(),
            route.scene(),
            route.payer(),
            route.payerAddress(),
            route.returnUrl(),
            payment.reference(),
            payment.purpose(),
            payment.subject(),
            payment.currency(),
            payment.amountMinor(),
            payment.state(),
            payment.description(),
            now,
            payment.expiresAt(),
            now.plus(FIRST_QUERY))
        .replaceWith(payment);
  }

  /**
   * Lets the payment of a purpose be closed at its provider, as a statement of its own after the
   * purpose has ended. If it is lost, the payment is closed when it expires.
   */
  public Uni<Void> close(UUID purpose) {
    return writes.change(CLOSE, purpose, clock.instant()).replaceWithVoid();
  }

  static Instant expiry(Instant now, Instant until) {
    Duration share = Duration.between(now, until).dividedBy(SHARE);
    return until.minus(share.compareTo(EARLIER) < 0 ? share : EARLIER);
  }
}
