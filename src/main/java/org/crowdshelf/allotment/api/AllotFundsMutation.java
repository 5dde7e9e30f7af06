package org.crowdshelf.allotment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.allotment.AllotFunds;
import org.crowdshelf.payout.PlannedLine;
import org.crowdshelf.payout.api.PlanTranchesMutation.TrancheLineInput;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
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

/** {@code allotFunds}: a project's own people say what a surplus is for, or what is cut. */
@GraphQLApi
public class AllotFundsMutation {

  /** The arguments of the mutation. */
  @Name("AllotFundsInput")
  @Description("A surplus for lines of the budget, or lines that get less.")
  public record Input(
      @NonNull @Id @Description("A project that succeeded and is settled") String projectId,
      @NonNull
          @Description(
              "1 to 100: what each line is to have more, or less as a negative amount; adds up to Funds.unallotted")
          List<@NonNull TrancheLineInput> changes,
      @NonNull @Description("Why, up to 2,000 characters") String reason) {}

  /** The result of the mutation. */
  @Name("AllotFundsPayload")
  @Description("The result of allotFunds.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final AllotFunds allotFunds;
  private final ProjectReads reads;

  AllotFundsMutation(CurrentAccount currentAccount, AllotFunds allotFunds, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.allotFunds = allotFunds;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Allots all of Funds.unallotted once after the settlement. Less is taken from each tranche that nobody has asked for by its part of the line; more is paid with the last tranche, and as a further one where the last is the first. Where less was collected and its people say nothing within 30 days, all lines are cut by weight. For its own people.")
  public Uni<@NonNull Payload> allotFunds(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    List<PlannedLine> changes = input.changes().stream().map(TrancheLineInput::planned).toList();
    return allotFunds
        .run(project, changes, input.reason())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
