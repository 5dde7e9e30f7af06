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

  private static final String CREATE =
      """
      insert into payments (id, provider, merchant_reference, purpose_id, subject_id, currency,
                            amount_minor, state, created_at, expires_at, next_query_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

  private final Writes writes;
  private final Clock clock;

  Payments(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * An amount that is to be paid.
   *
   * @param purpose what is paid for; a purpose has one payment
   * @param subject the owner of the money, e.g. a project
   */
  public record Due(
      String provider,
      UUID purpose,
      UUID subject,
      String currency,
      long amountMinor,
      Instant expiresAt) {}

  /** Stores a payment in the running transaction; the provider does not know it yet. */
  public Uni<StoredPayment> create(Due due) {
    StoredPayment payment = StoredPayment.of(Ids.next(), due);
    Instant now = clock.instant();
    return writes
        .change(
            CREATE,
            payment.id(),
            payment.provider(),
            payment.reference(),
            payment.purpose(),
            payment.subject(),
            payment.currency(),
            payment.amountMinor(),
            payment.state(),
            now,
            payment.expiresAt(),
            now.plus(FIRST_QUERY))
        .replaceWith(payment);
  }
}
