package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;

/** Starts the latest payment of a purpose again, or answers how it was started. */
@ApplicationScoped
public class OpenPayment {

  private static final String LATEST =
      "select "
          + StoredPayment.COLUMNS
          + " from payments where purpose_id = $1 order by created_at desc, id desc limit 1";

  private final Reads reads;
  private final StartPayment start;

  OpenPayment(Reads reads, StartPayment start) {
    this.reads = reads;
    this.start = start;
  }

  /**
   * The same instruction as before while it opens, otherwise a new one; null where the purpose has
   * no payment.
   */
  public Uni<StartPayment.Started> run(UUID purpose) {
    return reads
        .one(LATEST, StoredPayment::of, purpose)
        .flatMap(payment -> payment == null ? Uni.createFrom().nullItem() : start.run(payment));
  }
}
