package org.crowdshelf.spending.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.spending.AnswerSpendingQuestion;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code answerSpendingQuestion}: a project's own people answer a reviewer. */
@GraphQLApi
public class AnswerSpendingQuestionMutation {

  /** The arguments of the mutation. */
  @Name("AnswerSpendingQuestionInput")
  @Description("An answer to a question about a spending.")
  public record Input(
      @NonNull @Id @Description("A spending that is QUESTIONED") String spendingId,
      @NonNull @Description("Up to 2,000 characters, for everyone") String answer) {}

  /** The result of the mutation. */
  @Name("AnswerSpendingQuestionPayload")
  @Description("The result of answerSpendingQuestion.")
  public record Payload(
      @Description("The spending as it is now; null if there are userErrors") SpendingNode spending,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final AnswerSpendingQuestion answerSpendingQuestion;
  private final SpendingReads reads;

  AnswerSpendingQuestionMutation(
      CurrentAccount currentAccount,
      AnswerSpendingQuestion answerSpendingQuestion,
      SpendingReads reads) {
    this.currentAccount = currentAccount;
    this.answerSpendingQuestion = answerSpendingQuestion;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Answers what a reviewer asked about a spending; reviewers look at it again. For the project's own people.")
  public Uni<@NonNull Payload> answerSpendingQuestion(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return answerSpendingQuestion
        .run(Ids.require(IdType.SPENDING, input.spendingId()), input.answer())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
