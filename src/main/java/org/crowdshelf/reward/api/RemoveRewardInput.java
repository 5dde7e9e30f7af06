package org.crowdshelf.reward.api;

import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code removeReward} takes. */
@Name("RemoveRewardInput")
public record RemoveRewardInput(
    @Id @NonNull @Description("A reward that no pledge ever took, not even one that expired")
        String rewardId) {

  @Ignore
  UUID rewardKey() {
    return Ids.decode(IdType.REWARD, rewardId).orElseThrow(Refusal::notFound);
  }
}
