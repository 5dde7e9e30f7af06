package org.crowdshelf.fulfilment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.fulfilment.SendRewards;
import org.crowdshelf.fulfilment.SentLine;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code sendRewards}: parcels went out. */
@GraphQLApi
public class SendRewardsMutation {

  /** The arguments of the mutation. */
  @Name("SendRewardsInput")
  @Description("Parcels that went out for pledges of a project.")
  public record Input(
      @NonNull @Id @Description("A project of your own, or whose rewards you send as its sponsor")
          String projectId,
      @NonNull @Description("At most 500") List<@NonNull Line> sent) {}

  /** One of them. */
  @Name("SentRewardInput")
  @Description("A parcel that went out for a pledge.")
  public record Line(
      @NonNull @Id @Description("A collected pledge of this project") String pledgeId,
      @NonNull @Description("What went out") ParcelInput parcel) {

    private SentLine at(int index) {
      UUID pledge =
          Ids.decode(pledgeId)
              .filter(id -> id.type() == IdType.PLEDGE)
              .map(Ids.TypedId::key)
              .orElse(null);
      return SentLine.of(index, pledge, parcel.carrier(), parcel.trackingNumber());
    }
  }

  /** The result of the mutation. */
  @Name("SendRewardsPayload")
  @Description("The result of sendRewards.")
  public record Payload(
      @Description("Of the lines that are stored, in their order; null if none could be looked at")
          List<@NonNull FulfilmentNode> fulfilments,
      @NonNull
          @Description(
              "What to correct, with the index of the line in field: [\"input\", \"sent\", \"3\"]. These lines were not stored, the others were. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final SendRewards sendRewards;
  private final FulfilmentReads reads;

  SendRewardsMutation(
      CurrentAccount currentAccount, SendRewards sendRewards, FulfilmentReads reads) {
    this.currentAccount = currentAccount;
    this.sendRewards = sendRewards;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Stores parcels that went out, at most 500 at a time, for a project's own people, or for members of a sponsor that sends the rewards it gives. A line that cannot be stored is answered by its index, the others are stored. Safe to send again: the same line makes one parcel.")
  public Uni<@NonNull Payload> sendRewards(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    List<SentLine> lines =
        IntStream.range(0, input.sent().size())
            .mapToObj(index -> input.sent().get(index).at(index))
            .toList();
    return sendRewards.run(account, project, lines).flatMap(outcome -> payload(outcome, language));
  }

  private Uni<Payload> payload(Outcome<SendRewards.Sent> outcome, Language language) {
    if (outcome instanceof Outcome.Rejected<SendRewards.Sent> rejected) {
      return Uni.createFrom()
          .item(new Payload(null, UserError.of(rejected.rejections(), language)));
    }
    SendRewards.Sent sent = ((Outcome.Done<SendRewards.Sent>) outcome).value();
    return reads
        .inOrder(sent.pledges())
        .map(stored -> new Payload(stored, UserError.of(sent.rejections(), language)));
  }
}
