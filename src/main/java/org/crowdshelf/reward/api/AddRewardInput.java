package org.crowdshelf.reward.api;

import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.reward.RewardDraft;
import org.crowdshelf.reward.RewardKind;
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

/** What {@code addReward} takes. */
@Name("AddRewardInput")
@Description(
    "What a project offers; it becomes the last of its rewards, of which there are at most 100. One that equals"
        + " an earlier one in everything is that one, so that it may be sent again. Kind, price, limitPerBacker, needsAddress, faceValue and sponsor cannot be changed"
        + " afterwards.")
public record AddRewardInput(
    @Id @NonNull @Description("A project of yours: a draft, with changes requested, or LIVE")
        String projectId,
    @NonNull RewardKind kind,
    @NonNull @Description("1 to 80 characters, one line") String title,
    @NonNull @Description("Markdown, 1 to 2,000 characters; kept as written") String description,
    @NonNull
        @Description(
            "The least amount that earns it: at least one minor unit, in the project's currency; it may be above the"
                + " goal")
        MoneyInput price,
    @Description("How many there are, at least 1; left out: unlimited") Integer limit,
    @Description("How many one backer may take, 1 to limit; left out: as many as there are")
        Integer limitPerBacker,
    @DefaultValue("false") @Description("Whether the pledge must bring an address")
        Boolean needsAddress,
    @Description("From today, in China's time, to ten years ahead") LocalDate estimatedDelivery,
    @Description("What it would cost elsewhere, in the project's currency") MoneyInput faceValue,
    @Id @Description("The organisation that gives it") String sponsor) {

  @Ignore
  RewardDraft toDraft() {
    return new RewardDraft(
        key(IdType.PROJECT, projectId),
        kind,
        title,
        description,
        price,
        limit,
        limitPerBacker,
        Boolean.TRUE.equals(needsAddress),
        estimatedDelivery,
        faceValue,
        sponsor == null ? null : key(IdType.ORGANISATION, sponsor));
  }

  private static UUID key(IdType type, String id) {
    return Ids.decode(type, id).orElseThrow(Refusal::notFound);
  }
}
