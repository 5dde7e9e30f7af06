package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads the tranches that wait for a transfer that an admin makes or confirms. */
@ApplicationScoped
class TransferQueueReads {

  // $1 is the admin; what they entered already waits for somebody else.
  private static final String WAITING =
      """
      from tranches t join projects p on p.id = t.project_id where t.state = 'PAYING'
         and exists (select from payouts o
                       join payout_accounts a on a.id = o.payout_account_id
                       left join payout_transfers x on x.payout_id = o.id
                      where o.tranche_id = t.id and o.state = 'SENT' and a.provider = 'manual'
                        and x.confirmed_at is null and x.recorded_by is distinct from $1)""";

  private static final String PAGE =
      "select t.id, t.project_id, t.number, t.amount_minor, t.state, t.remark, t.requested_at,"
          + " t.approved_at, t.paid_at, p.currency "
          + WAITING
          + " and (t.approved_at, t.id) > ($2, $3) order by t.approved_at, t.id limit $4";

  private static final String COUNT = "select count(*) as total " + WAITING;

  private static final TimePlace BEGINNING = new TimePlace(Instant.EPOCH, new UUID(0, 0));

  private final Reads reads;

  TransferQueueReads(Reads reads) {
    this.reads = reads;
  }

  /** A page of the queue and one tranche more, the oldest approval first. */
  Uni<List<TrancheNode>> page(UUID admin, PageRequest request) {
    TimePlace place = request.after() == null ? BEGINNING : TimePlace.parse(request.after());
    return reads.list(PAGE, TrancheNode::of, admin, place.at(), place.key(), request.fetch());
  }

  /** Counts the tranches that wait. */
  Uni<Integer> total(UUID admin) {
    return reads.one(COUNT, row -> row.integer("total"), admin);
  }

  /** The place of a tranche in the queue. */
  static String place(TrancheNode tranche) {
    return new TimePlace(tranche.approvedAt(), tranche.key()).toString();
  }
}
