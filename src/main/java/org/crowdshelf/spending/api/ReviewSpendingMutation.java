package org.crowdshelf.spending.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.spending.ReviewSpending;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code reviewSpending}: a reviewer accepts a spending, or asks about it. */
@GraphQLApi
public class ReviewSpendingMutation {

  /** The arguments of the mutation. */
  @Name("ReviewSpendingInput")
  @Description("A decision about a spending.")
  public record Input(
      @NonNull @Id @Description("A spending that is DECLARED") String spendingId,
      @NonNull @Description("true: it is in order; false: ask") Boolean accept,
      @Description("Needed to ask; up to 2,000 characters, for everyone") String question) {}

  /** The result of the mutation. */
  @Name("ReviewSpendingPayload")
  @Description("The result of reviewSpending.")
  public record Payload(
      @Description("The spending as it is now; null if there are userErrors") SpendingNode spending,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ReviewSpending reviewSpending;
  private final SpendingReads reads;

  ReviewSpendingMutation(
      CurrentAccount currentAccount, ReviewSpending reviewSpending, SpendingReads reads) {
    this.currentAccount = currentAccount;
    this.reviewSpending = reviewSpending;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Accepts a spending, or asks about it; then its own people have to answer before they can ask for another tranche. Reviewers only; the project's own people cannot.")
  public Uni<@NonNull Payload> reviewSpending(@NonNull Input input) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
    return reviewSpending
        .run(
            reviewer,
            Ids.require(IdType.SPENDING, input.spendingId()),
            input.accept(),
            input.question())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
