package org.crowdshelf.spending.api;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.spending.DeclareSpending;
import org.crowdshelf.spending.NewSpending;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code declareSpending}: a project's own people show what they spent. */
@GraphQLApi
public class DeclareSpendingMutation {

  /** The arguments of the mutation. */
  @Name("DeclareSpendingInput")
  @Description("Money that was spent, with its receipts.")
  public record Input(
      @NonNull
          @Description(
              "Chosen by the client: the same key and input, sent again within 30 days, answers with what the first made")
          String idempotencyKey,
      @NonNull @Id @Description("The line of the budget that it was spent for") String budgetLineId,
      @NonNull
          @Description(
              "More than zero; at most what was paid out for the line and is not shown yet")
          MoneyInput amount,
      @NonNull @Description("From the day of the first payout to today, in China")
          LocalDate spentOn,
      @NonNull
          @Description(
              "Up to 100 characters, for everyone: a company's or shop's name; of a private person what they did, not who")
          String payee,
      @NonNull @Description("Up to 500 characters, one line, for everyone") String purpose,
      @NonNull @Description("1 to 20; their amounts add up to the amount")
          List<@NonNull ReceiptInput> receipts,
      @Id @Description("An update of the project that tells of it") String updateId) {

    @Ignore
    NewSpending spending() {
      return new NewSpending(
          Ids.require(IdType.BUDGET_LINE, budgetLineId),
          amount,
          spentOn,
          payee,
          purpose,
          receipts.stream().map(ReceiptInput::receipt).toList(),
          updateId == null ? null : Ids.require(IdType.UPDATE, updateId));
    }
  }

  /** The result of the mutation. */
  @Name("DeclareSpendingPayload")
  @Description("The result of declareSpending.")
  public record Payload(
      @Description("The spending; null if there are userErrors") SpendingNode spending,
      @NonNull @Description("What to correct; nothing was stored. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final DeclareSpending declareSpending;
  private final SpendingReads reads;

  DeclareSpendingMutation(
      CurrentAccount currentAccount, DeclareSpending declareSpending, SpendingReads reads) {
    this.currentAccount = currentAccount;
    this.declareSpending = declareSpending;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Shows with receipts what was spent of the money that was paid out; it counts at once. An invoice, by its code and number, and a file, by its content, stands for one spending of the whole site at a time; those of one that was taken back are free again. For the project's own people.")
  public Uni<@NonNull Payload> declareSpending(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return declareSpending
        .run(input.spending(), input.idempotencyKey())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
