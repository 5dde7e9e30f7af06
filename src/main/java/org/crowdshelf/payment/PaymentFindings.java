package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;
import org.jboss.logging.Logger;

/** Records findings in the running transaction, each difference once. */
@ApplicationScoped
class PaymentFindings {

  private static final Logger LOG = Logger.getLogger(PaymentFindings.class);

  private static final String RECORD =
      """
      insert into payment_findings (id, kind, provider, account, payment_id, reference, amount_minor, currency,
                                    bill_day, found_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict do nothing""";

  private final Writes writes;
  private final Clock clock;

  PaymentFindings(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** Records a finding; one that is known already stays as it is. */
  Uni<Void> record(Finding found) {
    return writes
        .change(
            RECORD,
            Ids.next(),
            found.kind(),
            found.provider(),
            found.account(),
            found.payment(),
            found.reference(),
            found.amountMinor(),
            found.currency(),
            found.billDay(),
            clock.instant())
        .invoke(
            rows -> {
              if (rows == 1) {
                LOG.warnf("The books of %s differ: %s", found.provider(), found);
              }
            })
        .replaceWithVoid();
  }
}
