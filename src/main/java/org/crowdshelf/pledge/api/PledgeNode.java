package org.crowdshelf.pledge.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.pledge.PledgeState;
import org.crowdshelf.shared.database.Row;
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
@Description(
    "A pledge; only its owner, the project's own people and the members of a sponsor that sends its reward see it.")
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
        row.uuid("id"),
        row.uuid("project_id"),
        row.uuid("reward_id"),
        row.uuid("account_id"),
        row.uuid("organisation_id"),
        row.integer("quantity"),
        Money.of(row.number("amount_minor"), row.text("currency")),
        row.value(PledgeState.class, "state"),
        row.flag("anonymous"),
        row.text("message"),
        row.instant("created_at"),
        row.instant("reserved_until"),
        row.instant("paid_at"),
        row.instant("refunded_at"));
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
}
