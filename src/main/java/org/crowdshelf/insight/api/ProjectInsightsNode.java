package org.crowdshelf.insight.api;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;

/**
 * The figures of a project that whoever asks may see.
 *
 * @param returning those who backed an earlier project of the same people
 */
@Name("ProjectInsights")
@Description("Figures of a project for its own people and reviewers. Nobody can be told from them.")
public record ProjectInsightsNode(
    @Ignore UUID projectKey,
    @Description(
            "Backers who backed an earlier project of the same people; anonymous pledges are not looked at")
        int returningBackers,
    @Description(
            "Reservations that were never paid, of all reservations that ended, in whole percent; null before the first")
        Integer abandonedPercent) {}
