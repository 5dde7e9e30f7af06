package org.crowdshelf.fulfilment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.fulfilment.UpdateAddress;
import org.crowdshelf.pledge.api.AddressInput;
import org.crowdshelf.pledge.api.PledgeNode;
import org.crowdshelf.pledge.api.PledgeReads;
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

/** {@code updateAddress}: a backer says where a reward is to be sent. */
@GraphQLApi
public class UpdateAddressMutation {

  /** The arguments of the mutation. */
  @Name("UpdateAddressInput")
  @Description("A pledge of your own, and the address for its reward.")
  public record Input(
      @NonNull @Id @Description("A paid pledge of your own") String pledgeId,
      @NonNull @Description("Where its reward is to be sent") AddressInput address) {}

  /** The result of the mutation. */
  @Name("UpdateAddressPayload")
  @Description("The result of updateAddress.")
  public record Payload(
      @Description("The pledge as it is now; null if there are userErrors") PledgeNode pledge,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final UpdateAddress updateAddress;
  private final PledgeReads reads;

  UpdateAddressMutation(
      CurrentAccount currentAccount, UpdateAddress updateAddress, PledgeReads reads) {
    this.currentAccount = currentAccount;
    this.updateAddress = updateAddress;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Stores where the reward of one's own paid pledge is to be sent, until addresses are locked or it was sent. Safe to send again.")
  public Uni<@NonNull Payload> updateAddress(@NonNull Input input) {
    UUID backer = currentAccount.account();
    Language language = currentAccount.language();
    UUID pledge = Ids.require(IdType.PLEDGE, input.pledgeId());
    return updateAddress
        .run(backer, pledge, input.address().toAddress())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::pledge, Payload::new));
  }
}
