package org.crowdshelf.payment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payment.CloseFinding;
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

/** {@code closePaymentFinding}: an admin says what became of a finding. */
@GraphQLApi
public class ClosePaymentFindingMutation {

  /** The arguments of the mutation. */
  @Name("ClosePaymentFindingInput")
  @Description("The finding to close, and why.")
  public record Input(
      @NonNull @Id @Description("A finding that is OPEN") String findingId,
      @NonNull @Description("1 to 500 characters: what was found out and done") String note) {}

  /** The payload. */
  @Name("ClosePaymentFindingPayload")
  @Description("The result of closePaymentFinding.")
  public record Payload(
      @Description("The finding, now CLOSED; null if there are userErrors")
          PaymentFindingNode finding,
      @NonNull @Description("Why it was rejected; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final CloseFinding closeFinding;
  private final FindingReads reads;

  ClosePaymentFindingMutation(
      CurrentAccount currentAccount, CloseFinding closeFinding, FindingReads reads) {
    this.currentAccount = currentAccount;
    this.closeFinding = closeFinding;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Admins only: closes a finding with a note.")
  public Uni<@NonNull Payload> closePaymentFinding(@NonNull Input input) {
    UUID admin = currentAccount.account(Role.ADMIN);
    Language language = currentAccount.language();
    return closeFinding
        .run(admin, Ids.require(IdType.FINDING, input.findingId()), input.note())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
