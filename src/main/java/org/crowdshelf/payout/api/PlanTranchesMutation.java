package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.payout.PlanTranches;
import org.crowdshelf.payout.PlannedLine;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code planTranches}: a project's own people divide its budget into tranches. */
@GraphQLApi
public class PlanTranchesMutation {

  /** The arguments of the mutation. */
  @Name("PlanTranchesInput")
  @Description("All tranches of a project at once, in place of those planned before.")
  public record Input(
      @NonNull @Id @Description("A draft, or a project with changes requested") String projectId,
      @NonNull @Description("1 to 10, in the order in which they are paid")
          List<@NonNull TrancheInput> tranches) {}

  /** A tranche as a client plans it. */
  @Name("TrancheInput")
  @Description("A tranche.")
  public record TrancheInput(
      @NonNull @Description("1 to 100; of each budget line, all tranches together have all of it")
          List<@NonNull TrancheLineInput> lines) {

    @Ignore
    List<PlannedLine> planned() {
      return lines.stream().map(TrancheLineInput::planned).toList();
    }
  }

  /** An amount of a budget line as a client sends it. */
  @Name("TrancheLineInput")
  @Description("An amount of a budget line.")
  public record TrancheLineInput(
      @NonNull @Id @Description("A line of the project's budget") String budgetLineId,
      @NonNull
          @Description(
              "In the project's currency. In a plan more than zero; in an allotment less than zero where the line gets less")
          MoneyInput amount) {

    /** The same for the rules. */
    @Ignore
    public PlannedLine planned() {
      return new PlannedLine(Ids.require(IdType.BUDGET_LINE, budgetLineId), amount);
    }
  }

  /** The result of the mutation. */
  @Name("PlanTranchesPayload")
  @Description("The result of planTranches.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final PlanTranches planTranches;
  private final ProjectReads reads;

  PlanTranchesMutation(
      CurrentAccount currentAccount, PlanTranches planTranches, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.planTranches = planTranches;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Divides a project's budget into tranches, until it is submitted; a budget that is written anew has to be divided anew. Of a goal above 10,000 major units the first may be 70 %. For its own people.")
  public Uni<@NonNull Payload> planTranches(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    List<List<PlannedLine>> tranches =
        input.tranches().stream().map(TrancheInput::planned).toList();
    return planTranches
        .run(project, tranches)
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
