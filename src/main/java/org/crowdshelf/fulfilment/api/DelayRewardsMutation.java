package org.crowdshelf.fulfilment.api;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.fulfilment.DelayRewards;
import org.crowdshelf.reward.api.RewardNode;
import org.crowdshelf.reward.api.RewardReads;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code delayRewards}: a project's own people promise a reward for a later day. */
@GraphQLApi
public class DelayRewardsMutation {

  /** The arguments of the mutation. */
  @Name("DelayRewardsInput")
  @Description("The later day, and the reason.")
  public record Input(
      @NonNull @Id @Description("A reward of your own project") String rewardId,
      @NonNull
          @Description(
              "After the day that is promised now and after today in China's time, at most ten years ahead")
          LocalDate estimatedDelivery,
      @NonNull @Description("1 to 200 characters; backers read it") String reason) {}

  /** The result of the mutation. */
  @Name("DelayRewardsPayload")
  @Description("The result of delayRewards.")
  public record Payload(
      @Description("The reward as it is now; null if there are userErrors") RewardNode reward,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final DelayRewards delayRewards;
  private final RewardReads reads;

  DelayRewardsMutation(
      CurrentAccount currentAccount, DelayRewards delayRewards, RewardReads reads) {
    this.currentAccount = currentAccount;
    this.delayRewards = delayRewards;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Promises a reward for a later day; every backer concerned is told, and the reason stays in the project's history. For its own people, while it is LIVE or SUCCEEDED. Whether it is late is still counted from the day that was promised first.")
  public Uni<@NonNull Payload> delayRewards(@NonNull Input input) {
    UUID person = currentAccount.account();
    Language language = currentAccount.language();
    UUID reward = Ids.require(IdType.REWARD, input.rewardId());
    return delayRewards
        .run(person, reward, input.estimatedDelivery(), input.reason())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::reward, Payload::new));
  }
}
