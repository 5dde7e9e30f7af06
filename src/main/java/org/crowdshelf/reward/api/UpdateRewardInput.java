package org.crowdshelf.reward.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.reward.RewardChange;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputField;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code updateReward} takes. */
@Name("UpdateRewardInput")
@Description("A field left out stays as it is.")
public record UpdateRewardInput(
    @Id @NonNull String rewardId,
    @Description(
            "1 to 80 characters, one line; cannot be cleared. REWARD_CLAIMED while places are claimed.")
        String title,
    @Description(
            "Markdown, 1 to 2,000 characters; cannot be cleared. REWARD_CLAIMED while places are claimed.")
        String description,
    @Description("At least 1 and no less than what is claimed; null: unlimited") Integer limit,
    @Description(
            "From today, in China's time, to ten years ahead: an estimate, which may move. null clears it, but not"
                + " while places are claimed.")
        LocalDate estimatedDelivery) {

  @Ignore
  UUID rewardKey() {
    return Ids.decode(IdType.REWARD, rewardId).orElseThrow(Refusal::notFound);
  }

  @Ignore
  RewardChange toChange(Map<String, ?> sent) {
    return new RewardChange(
        InputField.of(sent, "title", title),
        InputField.of(sent, "description", description),
        InputField.of(sent, "limit", limit),
        InputField.of(sent, "estimatedDelivery", estimatedDelivery));
  }
}
