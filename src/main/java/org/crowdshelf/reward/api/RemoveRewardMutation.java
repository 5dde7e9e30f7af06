package org.crowdshelf.reward.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.reward.RemoveReward;
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

/** {@code removeReward}: a project's own people delete a reward that nobody ever chose. */
@GraphQLApi
public class RemoveRewardMutation {

  /** The arguments of the mutation. */
  @Name("RemoveRewardInput")
  @Description("The reward to remove.")
  public record Input(
      @Id @NonNull @Description("A reward that no pledge ever included, not even one that expired")
          String rewardId) {}

  /** The result of the mutation. */
  @Name("RemoveRewardPayload")
  @Description("The result of removeReward.")
  public record Payload(
      @Id @Description("The id of the deleted reward; null if there are userErrors")
          String removedId,
      @NonNull @Description("What to correct; nothing was removed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RemoveReward removeReward;

  RemoveRewardMutation(CurrentAccount currentAccount, RemoveReward removeReward) {
    this.currentAccount = currentAccount;
    this.removeReward = removeReward;
  }

  @Mutation
  @NonNull
  @Description(
      "Deletes a reward that nobody ever chose. For the project's own people, while the project is a draft or has changes"
          + " requested, and while it is LIVE.")
  public Uni<@NonNull Payload> removeReward(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return removeReward
        .run(Ids.require(IdType.REWARD, input.rewardId()))
        .flatMap(
            outcome -> Payloads.of(outcome, language, RemoveRewardMutation::encode, Payload::new));
  }

  private static Uni<String> encode(UUID removed) {
    return Uni.createFrom().item(Ids.encode(IdType.REWARD, removed));
  }
}
