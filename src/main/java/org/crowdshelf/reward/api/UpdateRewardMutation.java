package org.crowdshelf.reward.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.reward.OfferedReward;
import org.crowdshelf.reward.RewardField;
import org.crowdshelf.reward.RewardKind;
import org.crowdshelf.reward.UpdateReward;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code updateReward}: a project's own people change a reward. */
@GraphQLApi
public class UpdateRewardMutation {

  /** The arguments of the mutation. */
  @Name("UpdateRewardInput")
  @Description("A field that is left out stays as it is.")
  public record Input(
      @Id @NonNull @Description("A reward of your own project") String rewardId,
      @Description(
              "1 to 80 characters, one line; cannot be cleared. REWARD_CLAIMED while places are claimed.")
          String title,
      @Description(
              "Markdown, 1 to 2,000 characters; cannot be cleared. REWARD_CLAIMED while places are claimed.")
          String description,
      @Description("At least 1 and at least the number of claimed places; null for no limit")
          Integer limit,
      @Description(
              "From today, in China's time, to ten years ahead. It is an estimate, which may move. null clears it, but"
                  + " not while places are claimed.")
          LocalDate estimatedDelivery,
      @Description("https address of a picture of it; null clears it") String imageUrl,
      @Description(
              "Its new place among the rewards, 1 to 100; behind the last where there are fewer")
          Integer position,
      @Description("In the project's currency; PRICE_FROZEN once the project was live")
          MoneyInput price,
      @Description("KIND_FROZEN once the project was live") RewardKind kind,
      @Description("FROZEN once the project was live") Boolean needsAddress) {

    static final InputFields<OfferedReward, Input> FIELDS =
        InputFields.<OfferedReward, Input>none()
            .and(RewardField.KIND, Input::kind)
            .and(RewardField.PRICE, Input::price)
            .and(RewardField.NEEDS_ADDRESS, Input::needsAddress)
            .and(RewardField.IMAGE_URL, Input::imageUrl)
            .and(RewardField.TITLE, Input::title)
            .and(RewardField.DESCRIPTION, Input::description)
            .and(RewardField.LIMIT, Input::limit)
            .and(RewardField.ESTIMATED_DELIVERY, Input::estimatedDelivery);
  }

  /** The result of the mutation. */
  @Name("UpdateRewardPayload")
  @Description("The result of updateReward.")
  public record Payload(
      @Description("The reward as it is now; null if there are userErrors") RewardNode reward,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final UpdateReward updateReward;
  private final RewardReads reads;

  UpdateRewardMutation(
      CurrentAccount currentAccount, UpdateReward updateReward, RewardReads reads) {
    this.currentAccount = currentAccount;
    this.updateReward = updateReward;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Changes a reward. For the project's own people, while the project is a draft or has changes requested, and while"
          + " it is LIVE. Kind, price and needsAddress stay as they are once it was live, title and description once a place is claimed.")
  public Uni<@NonNull Payload> updateReward(@NonNull Input input, Context context) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID reward = Ids.require(IdType.REWARD, input.rewardId());
    return updateReward
        .run(reward, Input.FIELDS.sent(input, context), input.position())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::reward, Payload::new));
  }
}
