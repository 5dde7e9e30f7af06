package org.crowdshelf.spending.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.spending.ReverseSpending;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code reverseSpending}: a project's own people take a spending back. */
@GraphQLApi
public class ReverseSpendingMutation {

  /** The arguments of the mutation. */
  @Name("ReverseSpendingInput")
  @Description("A spending that is wrong.")
  public record Input(
      @NonNull @Id @Description("A spending that is not REVERSED") String spendingId,
      @NonNull @Description("Up to 500 characters, one line, for everyone") String reason) {}

  /** The result of the mutation. */
  @Name("ReverseSpendingPayload")
  @Description("The result of reverseSpending.")
  public record Payload(
      @Description(
              "The one that takes it back, with what it takes back in reverses; null if there are userErrors")
          SpendingNode spending,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ReverseSpending reverseSpending;
  private final SpendingReads reads;

  ReverseSpendingMutation(
      CurrentAccount currentAccount, ReverseSpending reverseSpending, SpendingReads reads) {
    this.currentAccount = currentAccount;
    this.reverseSpending = reverseSpending;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Takes a spending back that is wrong. It stays to be seen, another one with the opposite amount stands for it, its receipts are free again, and the money has to be shown again. For the project's own people.")
  public Uni<@NonNull Payload> reverseSpending(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return reverseSpending
        .run(Ids.require(IdType.SPENDING, input.spendingId()), input.reason())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
