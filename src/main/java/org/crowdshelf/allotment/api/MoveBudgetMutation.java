package org.crowdshelf.allotment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.allotment.MoveBudget;
import org.crowdshelf.allotment.WantedMove;
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
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code moveBudget}: a project's own people want money of one line for another. */
@GraphQLApi
public class MoveBudgetMutation {

  /** The arguments of the mutation. */
  @Name("MoveBudgetInput")
  @Description("Money of one budget line that is to serve another one.")
  public record Input(
      @NonNull @Id @Description("The line that gets less") String fromId,
      @NonNull @Id @Description("Another line of the same project, which gets more") String toId,
      @NonNull @Description("More than zero, in the project's currency") MoneyInput amount,
      @NonNull @Description("Why, up to 2,000 characters; everyone reads it") String reason) {}

  /** The result of the mutation. */
  @Name("MoveBudgetPayload")
  @Description("The result of moveBudget.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final MoveBudget moveBudget;
  private final ProjectReads reads;

  MoveBudgetMutation(CurrentAccount currentAccount, MoveBudget moveBudget, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.moveBudget = moveBudget;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Moves money between lines of the budget after success, out of tranches that nobody has asked for. With all moves from the line before, up to a tenth of the line is ALLOWED at once; more is ASKED, and a reviewer decides. The same again within ten minutes changes nothing. For the project's own people.")
  public Uni<@NonNull Payload> moveBudget(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    WantedMove move =
        new WantedMove(
            Ids.require(IdType.BUDGET_LINE, input.fromId()),
            Ids.require(IdType.BUDGET_LINE, input.toId()),
            input.amount(),
            input.reason());
    return moveBudget
        .run(move)
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
