package org.crowdshelf.reward.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code addReward} answers. */
@Name("AddRewardPayload")
public record AddRewardPayload(
    @Description("The reward; null where there are userErrors") RewardNode reward,
    @NonNull @Description("What to put right; nothing was stored. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
