package org.crowdshelf.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;

/** Starts the latest payments of purposes again, or answers how they were started. */
@ApplicationScoped
public class OpenPayment {

  private static final String LATEST =
      "select distinct on (purpose_id) "
          + StoredPayment.COLUMNS
          + " from payments where purpose_id = any($1) order by purpose_id, created_at desc, id desc";

  private record Opened(UUID purpose, StartPayment.Started started) {}

  private final Reads reads;
  private final StartPayment start;

  OpenPayment(Reads reads, StartPayment start) {
    this.reads = reads;
    this.start = start;
  }

  /**
   * By purpose the same instruction as before while it opens, otherwise a new one; a purpose
   * without a payment is left out.
   */
  public Uni<Map<UUID, StartPayment.Started>> run(Collection<UUID> purposes) {
    return reads
        .list(LATEST, StoredPayment::of, purposes)
        .flatMap(
            payments ->
                Multi.createFrom()
                    .iterable(payments)
                    .onItem()
                    .transformToUniAndConcatenate(this::open)
                    .collect()
                    .asList())
        .map(
            opened -> {
              Map<UUID, StartPayment.Started> byPurpose = new HashMap<>();
              opened.forEach(one -> byPurpose.put(one.purpose(), one.started()));
              return byPurpose;
            });
  }

  private Uni<Opened> open(StoredPayment payment) {
    return start.run(payment).map(started -> new Opened(payment.purpose(), started));
  }
}
