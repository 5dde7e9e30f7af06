package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/**
 * Begins payments in two steps, so that none is ever unknown to us: the row with the merchant's
 * reference is stored with what is paid for, and only after that commit {@link StartPayment} calls
 * the provider.
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
   * What is to be paid.
   *
   * @param purpose what is paid for; one payment each
   * @param subject whose money it becomes
   */
  public record Due(
      String provider,
      UUID purpose,
      UUID subject,
      String currency,
      long amountMinor,
      Instant expiresAt) {}

  /** Stores a payment with the running transaction; the provider does not know it yet. */
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
            payment.state().name(),
            now.atOffset(ZoneOffset.UTC),
            payment.expiresAt().atOffset(ZoneOffset.UTC),
            now.plus(FIRST_QUERY).atOffset(ZoneOffset.UTC))
        .replaceWith(payment);
  }
}
