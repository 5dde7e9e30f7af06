package org.crowdshelf.insight.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.insight.DayRange;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.reward.api.RewardNode;
import org.crowdshelf.reward.api.RewardReads;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** {@code Project.insights}: figures for its own people and reviewers. */
@GraphQLApi
public class InsightFields {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final InsightReads reads;
  private final RewardReads rewards;
  private final CurrentAccount currentAccount;
  private final Clock clock;

  InsightFields(
      InsightReads reads, RewardReads rewards, CurrentAccount currentAccount, Clock clock) {
    this.reads = reads;
    this.rewards = rewards;
    this.currentAccount = currentAccount;
    this.clock = clock;
  }

  @Description("Its figures; null but for its own people and reviewers")
  public Uni<ProjectInsightsNode> insights(@Source ProjectNode project, Context context) {
    return currentAccount.signedIn()
        ? Batches.load(context, "Project.insights", project.key(), reads::insights)
        : Uni.createFrom().nullItem();
  }

  @NonNull
  @Description("One for each day in between, also where nothing happened; 92 days at most.")
  public Uni<@NonNull List<@NonNull DailyFiguresNode>> daily(
      @Source ProjectInsightsNode insights,
      @Description("The first day in China; left out: from the launch on, as far as 92 days allow")
          LocalDate from,
      @Description("The last day in China; left out: today, or as far as 92 days allow")
          LocalDate to,
      Context context) {
    DayRange days = DayRange.of(from, to, LocalDate.ofInstant(clock.instant(), CHINA));
    return Batches.load(
        context,
        "ProjectInsights.daily(" + days + ")",
        insights.projectKey(),
        keys -> reads.daily(keys, days));
  }

  @NonNull
  @Description("Where paid pledges came from, the most money first; what had no source is OTHER.")
  public Uni<@NonNull List<@NonNull SourceFiguresNode>> sources(
      @Source ProjectInsightsNode insights,
      @DefaultValue("10") @Description("1 to 100") Integer first,
      Context context) {
    int size = PageRequest.size(first);
    return Batches.load(
        context,
        "ProjectInsights.sources(" + size + ")",
        insights.projectKey(),
        keys -> reads.sources(keys, size));
  }

  @NonNull
  @Description("Each of its rewards, in their order.")
  public Uni<@NonNull List<@NonNull RewardFiguresNode>> rewards(
      @Source ProjectInsightsNode insights, Context context) {
    return Batches.load(context, "ProjectInsights.rewards", insights.projectKey(), reads::rewards);
  }

  @NonNull
  @Description("The reward")
  public Uni<@NonNull RewardNode> reward(@Source RewardFiguresNode figures, Context context) {
    return Batches.load(context, "Pledge.reward", figures.rewardKey(), rewards::rewards);
  }
}
