package org.crowdshelf.reward.api;

import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.reward.RewardKind;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A reward as everyone may see it. */
@Name("Reward")
@Description("What a backer gets for a pledge of at least its price.")
public record RewardNode(
    @Ignore UUID key,
    @Ignore UUID projectKey,
    @Ignore UUID sponsorKey,
    @NonNull @Description("What backers get") RewardKind kind,
    @NonNull @Description("One line") String title,
    @NonNull @Description("Markdown as it was written: render it without its HTML and scripts")
        String description,
    @NonNull @Description("The smallest pledge that earns it") Money price,
    @Description("null for no limit") Integer limit,
    @Description("How many one backer may take; null for no limit of its own")
        Integer limitPerBacker,
    @Description("Reserved and paid places") int claimed,
    @Description("Whether a pledge must have an address") boolean needsAddress,
    LocalDate estimatedDelivery,
    @Description("What it would cost elsewhere: a 150 yuan pledge for a 480 yuan card")
        Money faceValue,
    @Description("Address of a picture of it") String imageUrl)
    implements Node {

  /** The columns of a reward {@code r} of project {@code p}. */
  public static final String COLUMNS =
      """
      r.id, r.project_id, r.sponsor_id, r.kind, r.title, r.description, r.price_minor, r.limit_count,
      r.limit_per_backer, r.claimed, r.needs_address, r.estimated_delivery, r.face_value_minor,
      r.image_url, p.currency
      """;

  /** The reward of a row with {@link #COLUMNS}. */
  public static RewardNode of(Row row) {
    String currency = row.text("currency");
    Long faceValue = row.numberOrNull("face_value_minor");
    return new RewardNode(
        row.uuid("id"),
        row.uuid("project_id"),
        row.uuid("sponsor_id"),
        row.value(RewardKind.class, "kind"),
        row.text("title"),
        row.text("description"),
        Money.of(row.number("price_minor"), currency),
        row.integerOrNull("limit_count"),
        row.integerOrNull("limit_per_backer"),
        row.integer("claimed"),
        row.flag("needs_address"),
        row.date("estimated_delivery"),
        faceValue == null ? null : Money.of(faceValue, currency),
        row.text("image_url"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.REWARD, key);
  }

  /** The free places; null if there is no limit. */
  @Description("The places that are still free; null for no limit")
  public Integer getRemaining() {
    return limit == null ? null : limit - claimed;
  }
}
