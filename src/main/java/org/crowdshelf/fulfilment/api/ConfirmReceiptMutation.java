package org.crowdshelf.fulfilment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.fulfilment.ConfirmReceipt;
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

/** {@code confirmReceipt}: a backer says that the reward came. */
@GraphQLApi
public class ConfirmReceiptMutation {

  /** The arguments of the mutation. */
  @Name("ConfirmReceiptInput")
  @Description("Which reward came, and whether as promised.")
  public record Input(
      @NonNull @Id @Description("A pledge of your own") String pledgeId,
      @Description("Whether it came as promised; leave it out to say nothing")
          Boolean asPromised) {}

  /** The result of the mutation. */
  @Name("ConfirmReceiptPayload")
  @Description("The result of confirmReceipt.")
  public record Payload(
      @Description("How far the reward is now; null if there are userErrors")
          FulfilmentNode fulfilment,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ConfirmReceipt confirmReceipt;
  private final FulfilmentReads reads;

  ConfirmReceiptMutation(
      CurrentAccount currentAccount, ConfirmReceipt confirmReceipt, FulfilmentReads reads) {
    this.currentAccount = currentAccount;
    this.confirmReceipt = confirmReceipt;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Says that the reward of one's own pledge came. For 60 days after that one may still say whether it came as promised. Safe to send again.")
  public Uni<@NonNull Payload> confirmReceipt(@NonNull Input input) {
    UUID backer = currentAccount.account();
    Language language = currentAccount.language();
    UUID pledge = Ids.require(IdType.PLEDGE, input.pledgeId());
    return confirmReceipt
        .run(backer, pledge, input.asPromised())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
