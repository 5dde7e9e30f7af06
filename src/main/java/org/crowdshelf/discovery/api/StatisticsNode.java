package org.crowdshelf.discovery.api;

import java.time.Instant;
import java.util.List;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.region.api.RegionNode;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Statistics of projects, all read at one instant. */
@Name("Statistics")
@Description(
    "How the projects that meet a filter fare: those that are or were live, in the site's main currency. Projects in other currencies are not counted. All figures are of one instant.")
public record StatisticsNode(
    @NonNull
        @Description("When the figures were read: at most 60 seconds ago, the same for all of them")
        Instant asOf,
    @Description("All that are or were live, canceled ones included") int projectCount,
    @Description("Those that SUCCEEDED") int succeededCount,
    @Description("Those that FAILED") int failedCount,
    @Description(
            "succeeded / (succeeded + failed), whole percent, rounded down; null before the first project ends")
        Integer successPercent,
    @NonNull @Description("Paid pledges less refunds, of all these projects") Money raised,
    @Description(
            "Accounts with a paid pledge under their name to any of these projects, each counted once, and anonymous paid pledges")
        int backerCount,
    @Description(
            "The median of the amounts that ended projects had raised at their end (Project.result); of an even number the mean of the middle two, half a minor unit rounded up. SUCCEEDED and FAILED count; null before the first project ends")
        Money medianRaised,
    @NonNull
        @Description(
            "Ended projects by the amount that they had raised at their end (Project.result): under 100 yuan, 100-1k, 1k-10k, 10k-100k, 100k and over. SUCCEEDED and FAILED count")
        List<@NonNull HistogramBucket> raisedHistogram,
    @Ignore List<CategoryActivity> categories,
    @Ignore List<RegionActivity> regions) {

  /** The projects that raised an amount within bounds. */
  @Name("HistogramBucket")
  @Description("The projects that raised an amount within bounds.")
  public record HistogramBucket(
      @NonNull @Description("Inclusive") Money from,
      @Description("Exclusive; null for the last bucket") Money to,
      @Description("The number of projects") int projectCount) {}

  /** The figures of a category. */
  @Name("CategoryActivity")
  @Description("The projects of a category in any public state.")
  public record CategoryActivity(
      @NonNull @Description("The category") Category category,
      @Description("The number of its projects") int projectCount,
      @NonNull @Description("Paid pledges less refunds, of all its projects") Money raised) {}

  /** The figures of a province. */
  @Name("RegionActivity")
  @Description("The projects of a province and all regions within it, in any public state.")
  public record RegionActivity(
      @NonNull @Description("A province") RegionNode region,
      @Description("The number of its projects") int projectCount,
      @NonNull @Description("Paid pledges less refunds, of all its projects") Money raised) {}
}
