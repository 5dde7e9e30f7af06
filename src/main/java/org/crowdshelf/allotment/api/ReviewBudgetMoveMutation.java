package org.crowdshelf.allotment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.allotment.ReviewBudgetMove;
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

/** {@code reviewBudgetMove}: a reviewer allows a move between budget lines, or refuses it. */
@GraphQLApi
public class ReviewBudgetMoveMutation {

  /** The arguments of the mutation. */
  @Name("ReviewBudgetMoveInput")
  @Description("A decision about a move between budget lines.")
  public record Input(
      @NonNull @Id @Description("A move that is ASKED") String moveId,
      @NonNull @Description("true: it counts; false: it is refused") Boolean allow,
      @Description("Needed to refuse it; plain, up to 2,000 characters; its own people read it")
          String remark) {}

  /** The result of the mutation. */
  @Name("ReviewBudgetMovePayload")
  @Description("The result of reviewBudgetMove.")
  public record Payload(
      @Description("The move as it is now; null if there are userErrors") BudgetMoveNode budgetMove,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ReviewBudgetMove reviewBudgetMove;
  private final BudgetMoveReads reads;

  ReviewBudgetMoveMutation(
      CurrentAccount currentAccount, ReviewBudgetMove reviewBudgetMove, BudgetMoveReads reads) {
    this.currentAccount = currentAccount;
    this.reviewBudgetMove = reviewBudgetMove;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Allows a project's own people to use money of one budget line for another, or refuses it with a remark. Reviewers only; the project's own people cannot.")
  public Uni<@NonNull Payload> reviewBudgetMove(@NonNull Input input) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
    UUID move = Ids.require(IdType.BUDGET_MOVE, input.moveId());
    return reviewBudgetMove
        .run(reviewer, move, input.allow(), input.remark())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
