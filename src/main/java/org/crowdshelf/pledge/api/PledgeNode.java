package org.crowdshelf.pledge.api;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.crowdshelf.pledge.PledgeState;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A pledge as its owner sees it. */
@Name("Pledge")
@Description("A pledge; only its owner and the project's fundraiser see it.")
public record PledgeNode(
    @Ignore UUID key,
    @Ignore UUID projectKey,
    @Ignore UUID rewardKey,
    @Ignore UUID ownerKey,
    @Ignore UUID organisationKey,
    @Description("How many times the reward is taken; 1 without a reward") int quantity,
    @NonNull @Description("The amount that is or will be paid") Money amount,
    @NonNull
        @Description(
            "RESERVED until paid; PAID until the project ends; then COLLECTED, or REFUNDING and REFUNDED")
        PledgeState state,
    @Description("Whether the public sees no name") boolean anonymous,
    @Description("The backer's message; public once paid") String message,
    @NonNull Instant createdAt,
    @Description("While RESERVED: the reward is held for this backer until then")
        Instant reservedUntil,
    Instant paidAt,
    Instant refundedAt)
    implements Node {

  static final String COLUMNS =
      """
      g.id, g.project_id, g.reward_id, g.account_id, g.organisation_id, g.quantity, g.amount_minor, p.currency, g.state, g.anonymous,
      g.message, g.created_at, case when g.state = 'RESERVED' then g.reserved_until end as reserved_until,
      g.paid_at, g.refunded_at
      """;

  static PledgeNode of(Row row) {
    return new PledgeNode(
        row.getUUID("id"),
        row.getUUID("project_id"),
        row.getUUID("reward_id"),
        row.getUUID("account_id"),
        row.getUUID("organisation_id"),
        row.getInteger("quantity"),
        Money.of(row.getLong("amount_minor"), row.getString("currency")),
        row.get(PledgeState.class, "state"),
        row.getBoolean("anonymous"),
        row.getString("message"),
        instant(row, "created_at"),
        instant(row, "reserved_until"),
        instant(row, "paid_at"),
        instant(row, "refunded_at"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.PLEDGE, key);
  }

  /** Its place in lists, the newest first. */
  @Ignore
  TimePlace place() {
    return new TimePlace(createdAt, key);
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
