package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.payment.api.PaymentChoiceInput;
import org.crowdshelf.payment.api.PaymentInstructionNode;
import org.crowdshelf.payment.payer.Payer;
import org.crowdshelf.pledge.PlacePledge;
import org.crowdshelf.pledge.PledgeOrder;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code placePledge}: a backer reserves a pledge and begins to pay it. */
@GraphQLApi
public class PlacePledgeMutation {

  /** The arguments of the mutation. */
  @Name("PlacePledgeInput")
  @Description("What a backer pledges, with a key that makes the request safe to repeat.")
  public record Input(
      @NonNull
          @Description(
              "1 to 255 characters. Use one key for one pledge: the same key and input always return the same pledge, however often they are sent; the same key with another input is rejected")
          String idempotencyKey,
      @NonNull @Id @Description("A project that is LIVE") String projectId,
      @Id @Description("A reward of this project; leave it out for none") String rewardId,
      @DefaultValue("1") @Description("How many times the reward is taken") Integer quantity,
      @NonNull
          @Description(
              "At least the project's minimum pledge, and at least price times quantity; more is welcome")
          MoneyInput amount,
      @DefaultValue("false") @Description("Whether the public sees no name") Boolean anonymous,
      @Id @Description("Pledge in the name of an organisation that you are a member of")
          String onBehalfOf,
      @Description("Up to 500 characters, shown beside the pledge once it is paid") String message,
      @Description("Required where the reward requires it, otherwise not stored")
          AddressInput address,
      @Description("The payment provider; leave it out for the site's default") String provider,
      @Description(
              "How it is to be paid; provider alone means that provider's first scene. Not a part of what the key is compared by: a retry from another place answers with the pledge that is there")
          PaymentChoiceInput payment,
      @Description(
              "Where the backer came from: a share link's id, or up to 40 letters, digits, - and _. It is counted for the project's own people and kept of no person. Not a part of what the key is compared by")
          String source,
      @Description(
              "Version of the text by which the backer agrees that the sponsor, which sends this reward (Reward.shippedBySponsor), sees the address, 1 to 40 characters; left out: the project's own people send it. Not a part of what the key is compared by")
          String sponsorConsent) {

    @Ignore
    PledgeOrder toOrder(Payer payer) {
      return new PledgeOrder(
          Text.stripped(idempotencyKey),
          Ids.require(IdType.PROJECT, projectId),
          Ids.requireOrNull(IdType.REWARD, rewardId),
          quantity == null ? 1 : quantity,
          amount,
          Boolean.TRUE.equals(anonymous),
          Ids.requireOrNull(IdType.ORGANISATION, onBehalfOf),
          textOrNull(message),
          address == null ? null : address.toAddress(),
          textOrNull(provider),
          payment == null ? payer.choice(textOrNull(provider)) : payment.toChoice(payer),
          textOrNull(source),
          textOrNull(sponsorConsent));
    }

    private static String textOrNull(String text) {
      return Text.isBlank(text) ? null : Text.stripped(text);
    }
  }

  /** The answer to the backer. */
  @Name("PlacePledgePayload")
  @Description("The result of placePledge.")
  public record Payload(
      @Description("The pledge, the same for the same key; null if there are userErrors")
          PledgeNode pledge,
      @Description(
              "How to pay; null if the payment has ended, or if the provider could not be reached: send the same key and input again")
          PaymentInstructionNode payment,
      @NonNull @Description("What to correct; nothing was stored. Empty on success.")
          List<@NonNull UserError> userErrors) {

    private static Payload of(Placed placed, List<UserError> errors) {
      return placed == null
          ? new Payload(null, null, errors)
          : new Payload(placed.pledge(), placed.payment(), errors);
    }
  }

  private record Placed(PledgeNode pledge, PaymentInstructionNode payment) {}

  private final CurrentAccount currentAccount;
  private final Payer payer;
  private final PlacePledge placePledge;
  private final PledgeReads reads;

  PlacePledgeMutation(
      CurrentAccount currentAccount, Payer payer, PlacePledge placePledge, PledgeReads reads) {
    this.currentAccount = currentAccount;
    this.payer = payer;
    this.placePledge = placePledge;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Reserves a pledge for 15 minutes and begins its payment. Safe to repeat with the same key, e.g. on a bad network.")
  public Uni<@NonNull Payload> placePledge(@NonNull Input input) {
    UUID backer = currentAccount.account();
    Language language = currentAccount.language();
    return placePledge
        .run(backer, input.toOrder(payer))
        .flatMap(outcome -> Payloads.of(outcome, language, this::read, Payload::of));
  }

  private Uni<Placed> read(PlacePledge.Placed placed) {
    return reads
        .pledge(placed.pledge())
        .map(pledge -> new Placed(pledge, PaymentInstructionNode.of(placed.payment())));
  }
}
