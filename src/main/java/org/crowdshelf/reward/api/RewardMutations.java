package org.crowdshelf.reward.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.CurrentAccount;
import org.crowdshelf.reward.AddReward;
import org.crowdshelf.reward.RemoveReward;
import org.crowdshelf.reward.UpdateReward;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.SentFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What fundraisers do to the rewards of their projects. */
@GraphQLApi
public class RewardMutations {

  private final CurrentAccount currentAccount;
  private final AddReward addReward;
  private final UpdateReward updateReward;
  private final RemoveReward removeReward;
  private final RewardReads reads;

  RewardMutations(
      CurrentAccount currentAccount,
      AddReward addReward,
      UpdateReward updateReward,
      RemoveReward removeReward,
      RewardReads reads) {
    this.currentAccount = currentAccount;
    this.addReward = addReward;
    this.updateReward = updateReward;
    this.removeReward = removeReward;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Offers something more: the project's own people, while it is a draft or has changes requested, and while it is LIVE.")
  public Uni<@NonNull AddRewardPayload> addReward(@NonNull AddRewardInput input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return addReward
        .run(input.toDraft())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::reward, AddRewardPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "Changes what is offered: the project's own people, while it is a draft or has changes requested, and while it is LIVE. What backers"
          + " have claimed keeps its words.")
  public Uni<@NonNull UpdateRewardPayload> updateReward(
      @NonNull UpdateRewardInput input, Context context) {
    currentAccount.account();
    Language language = currentAccount.language();
    return updateReward
        .run(input.rewardKey(), input.toChange(SentFields.of(context)))
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::reward, UpdateRewardPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "Takes back what nobody ever chose, for good: the project's own people, while it is a draft or has changes"
          + " requested, and while it is LIVE.")
  public Uni<@NonNull RemoveRewardPayload> removeReward(@NonNull RemoveRewardInput input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return removeReward
        .run(input.rewardKey())
        .flatMap(
            outcome ->
                Payloads.of(outcome, language, RewardMutations::idOf, RemoveRewardPayload::new));
  }

  private static Uni<String> idOf(UUID removed) {
    return Uni.createFrom().item(Ids.encode(IdType.REWARD, removed));
  }
}
