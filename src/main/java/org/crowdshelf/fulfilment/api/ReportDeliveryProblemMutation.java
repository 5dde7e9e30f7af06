package org.crowdshelf.fulfilment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.fulfilment.ReportDeliveryProblem;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * {@code reportDeliveryProblem}: a backer says that the reward did not come, or not as promised.
 */
@GraphQLApi
public class ReportDeliveryProblemMutation {

  /** The arguments of the mutation. */
  @Name("ReportDeliveryProblemInput")
  @Description("What is wrong with which reward.")
  public record Input(
      @NonNull @Id @Description("A pledge of your own") String pledgeId,
      @NonNull @Description("1 to 1,000 characters") String problem) {}

  /** The result of the mutation. */
  @Name("ReportDeliveryProblemPayload")
  @Description("The result of reportDeliveryProblem.")
  public record Payload(
      @Description("How far the reward is now; null if there are userErrors")
          FulfilmentNode fulfilment,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ReportDeliveryProblem reportDeliveryProblem;
  private final FulfilmentReads reads;

  ReportDeliveryProblemMutation(
      CurrentAccount currentAccount,
      ReportDeliveryProblem reportDeliveryProblem,
      FulfilmentReads reads) {
    this.currentAccount = currentAccount;
    this.reportDeliveryProblem = reportDeliveryProblem;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Says that the reward of one's own pledge did not come, or not as promised: from 7 days after it was sent, or after the day that is promised. The project's own people are told, and reviewers where nobody answers for 14 days. Again changes the words, so it is safe to send again.")
  public Uni<@NonNull Payload> reportDeliveryProblem(@NonNull Input input) {
    UUID backer = currentAccount.account();
    Language language = currentAccount.language();
    UUID pledge = Ids.require(IdType.PLEDGE, input.pledgeId());
    return reportDeliveryProblem
        .run(backer, pledge, Text.stripped(input.problem()))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
