package org.crowdshelf.pledge.api;

import java.util.UUID;
import org.crowdshelf.pledge.PledgeOrder;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.MoneyInput;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code placePledge} takes. */
@Name("PlacePledgeInput")
@Description("What a backer wants, under a key of their own.")
public record PlacePledgeInput(
    @NonNull
        @Description(
            "1 to 255 characters. One key for one intent of the backer: the same key and input answer with the same pledge, however often they are sent; the same key with another input is refused")
        String idempotencyKey,
    @NonNull @Id String projectId,
    @Id @Description("A reward of this project; left out: none") String rewardId,
    @DefaultValue("1") @Description("How many times the reward is taken") Integer quantity,
    @NonNull
        @Description(
            "At least the project's minimum pledge, and at least price times quantity; more is welcome")
        MoneyInput amount,
    @DefaultValue("false") @Description("Whether the public sees no name") Boolean anonymous,
    @Id @Description("Back in the name of an organisation that you are a member of")
        String onBehalfOf,
    @Description("Up to 500 characters, shown beside the pledge once it is paid") String message,
    @Description("Needed where the reward needs it, else not kept") AddressInput address,
    @Description("Who takes the payment; left out: the site's default") String provider) {

  @Ignore
  PledgeOrder toOrder() {
    return new PledgeOrder(
        idempotencyKey,
        Ids.decode(IdType.PROJECT, projectId).orElseThrow(Refusal::notFound),
        key(IdType.REWARD, rewardId),
        quantity == null ? 1 : quantity,
        amount,
        Boolean.TRUE.equals(anonymous),
        key(IdType.ORGANISATION, onBehalfOf),
        message == null || message.isBlank() ? null : message.strip(),
        address == null ? null : address.toAddress(),
        provider);
  }

  private static UUID key(IdType type, String id) {
    return id == null ? null : Ids.decode(type, id).orElseThrow(Refusal::notFound);
  }
}
