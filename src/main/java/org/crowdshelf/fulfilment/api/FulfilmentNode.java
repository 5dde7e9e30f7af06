package org.crowdshelf.fulfilment.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.fulfilment.FulfilmentState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The fulfilment of one pledge. */
@Name("Fulfilment")
@Description(
    "What became of one pledge's reward. Its backer, the project's own people and a sponsor that sends it see it.")
public record FulfilmentNode(
    @Ignore UUID key,
    @NonNull @Description("How far it is") FulfilmentState state,
    @Description(
            "The day that is promised now: later than at first where it was delayed; null for none")
        LocalDate estimatedDelivery,
    @Description("Whether the day that was promised first has passed and it is not RECEIVED")
        boolean late,
    @Description(
            "From then on the address cannot be changed: when addresses are locked, or when it was sent; null where neither is so")
        Instant addressLockedAt,
    @Description("null until it is RECEIVED") Instant receivedAt,
    @Description("What the backer said on receipt; null for nothing") Boolean asPromised,
    @Description("What the backer said last about a problem; null for nothing") String problem)
    implements Node {

  /** Of a fulfilment {@code f} of a reward {@code r} whose lock, if any, is {@code l}. */
  static final String COLUMNS =
      """
      f.pledge_id, f.state, r.estimated_delivery, f.received_at, f.as_promised, f.problem,
      case when r.needs_address then
        case when f.state in ('SENT', 'RECEIVED') then least(l.locked_from, f.sent_at) else l.locked_from end
      end as address_locked_at,
      """;

  /** The tables beside fulfilments. */
  static final String JOINS =
      " join rewards r on r.id = f.reward_id left join address_locks l on l.reward_id = f.reward_id ";

  /**
   * The last column: whether the day that was promised first has passed.
   *
   * @param today the parameter with China's date
   */
  static String late(String today) {
    return "f.state <> 'RECEIVED' and coalesce(r.promised_delivery, r.estimated_delivery) < %s::date as late"
        .formatted(today);
  }

  static FulfilmentNode of(Row row) {
    return new FulfilmentNode(
        row.uuid("pledge_id"),
        row.value(FulfilmentState.class, "state"),
        row.date("estimated_delivery"),
        row.flag("late"),
        row.instant("address_locked_at"),
        row.instant("received_at"),
        row.flagOrNull("as_promised"),
        row.text("problem"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.FULFILMENT, key);
  }
}
