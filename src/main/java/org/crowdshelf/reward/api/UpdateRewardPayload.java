package org.crowdshelf.reward.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code updateReward} answers. */
@Name("UpdateRewardPayload")
public record UpdateRewardPayload(
    @Description("The reward as it is now; null where there are userErrors") RewardNode reward,
    @NonNull @Description("What to put right; nothing was changed. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
