package org.crowdshelf.reward.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code removeReward} answers. */
@Name("RemoveRewardPayload")
public record RemoveRewardPayload(
    @Id @Description("The id that is gone; null where there are userErrors") String removedId,
    @NonNull @Description("What to put right; nothing was removed. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
