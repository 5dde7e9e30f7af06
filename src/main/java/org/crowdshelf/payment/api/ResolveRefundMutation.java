package org.crowdshelf.payment.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payment.RefundResolution;
import org.crowdshelf.payment.ResolveRefund;
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

/** {@code resolveRefund}: an admin decides how a stuck refund goes on. */
@GraphQLApi
public class ResolveRefundMutation {

  /** The arguments of the mutation. */
  @Name("ResolveRefundInput")
  @Description("The refund to resolve, and how.")
  public record Input(
      @NonNull @Id @Description("A refund that is STUCK") String refundId,
      @NonNull @Description("How it goes on") RefundResolution resolution,
      @NonNull @Description("1 to 500 characters: why, and how the money went back") String note) {}

  /** The payload. */
  @Name("ResolveRefundPayload")
  @Description("The result of resolveRefund.")
  public record Payload(
      @Description("The refund; null if there are userErrors") RefundNode refund,
      @NonNull @Description("Why it was rejected; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ResolveRefund resolveRefund;
  private final PaymentReads reads;

  ResolveRefundMutation(
      CurrentAccount currentAccount, ResolveRefund resolveRefund, PaymentReads reads) {
    this.currentAccount = currentAccount;
    this.resolveRefund = resolveRefund;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Admins only: a STUCK refund is tried again under a new number, or was done otherwise, with a note.")
  public Uni<@NonNull Payload> resolveRefund(@NonNull Input input) {
    UUID admin = currentAccount.account(Role.ADMIN);
    Language language = currentAccount.language();
    return resolveRefund
        .run(admin, Ids.require(IdType.REFUND, input.refundId()), input.resolution(), input.note())
        .flatMap(outcome -> Payloads.of(outcome, language, this::read, Payload::new));
  }

  private Uni<RefundNode> read(UUID refund) {
    return reads.refunds(List.of(refund)).map(found -> found.get(refund));
  }
}
