package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payout.ReviewTranche;
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

/** {@code reviewTranche}: a reviewer orders the payment of a tranche, or sends it back. */
@GraphQLApi
public class ReviewTrancheMutation {

  /** The arguments of the mutation. */
  @Name("ReviewTrancheInput")
  @Description("A decision about a tranche.")
  public record Input(
      @NonNull @Id @Description("A tranche that is REQUESTED") String trancheId,
      @NonNull @Description("true: pay it; false: send it back") Boolean approve,
      @Description("Needed to send it back; plain, up to 2,000 characters; its own people read it")
          String remark) {}

  /** The result of the mutation. */
  @Name("ReviewTranchePayload")
  @Description("The result of reviewTranche.")
  public record Payload(
      @Description("The tranche as it is now; null if there are userErrors") TrancheNode tranche,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ReviewTranche reviewTranche;
  private final TrancheReads reads;

  ReviewTrancheMutation(
      CurrentAccount currentAccount, ReviewTranche reviewTranche, TrancheReads reads) {
    this.currentAccount = currentAccount;
    this.reviewTranche = reviewTranche;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Approves a tranche, which is paid without further ado, exactly once; from 50,000 major units on two different reviewers approve. Or sends it back with a remark. Reviewers only; the project's own people cannot.")
  public Uni<@NonNull Payload> reviewTranche(@NonNull Input input) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
    UUID tranche = Ids.require(IdType.TRANCHE, input.trancheId());
    return reviewTranche
        .run(reviewer, tranche, input.approve(), input.remark())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
