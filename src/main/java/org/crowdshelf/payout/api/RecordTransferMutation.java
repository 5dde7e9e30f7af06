package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payout.RecordTransfer;
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

/** {@code recordTransfer}: two admins say that a tranche was paid by a bank transfer. */
@GraphQLApi
public class RecordTransferMutation {

  /** The arguments of the mutation. */
  @Name("RecordTransferInput")
  @Description("A bank transfer that was made by hand.")
  public record Input(
      @NonNull @Id @Description("A tranche that is PAYING to an account of the provider manual")
          String trancheId,
      @NonNull @Description("The bank's number of the transfer, up to 64 characters") String number,
      @NonNull @Description("The day of the transfer, as the bank has it") LocalDate paidOn) {}

  /** The result of the mutation. */
  @Name("RecordTransferPayload")
  @Description("The result of recordTransfer.")
  public record Payload(
      @Description("The tranche as it is now; null if there are userErrors") TrancheNode tranche,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RecordTransfer recordTransfer;
  private final TrancheReads reads;

  RecordTransferMutation(
      CurrentAccount currentAccount, RecordTransfer recordTransfer, TrancheReads reads) {
    this.currentAccount = currentAccount;
    this.recordTransfer = recordTransfer;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Records the bank transfer by which a tranche was paid; it counts as PAID, within moments, once a second admin entered the same number and day. Until then the first may correct it. For admins.")
  public Uni<@NonNull Payload> recordTransfer(@NonNull Input input) {
    UUID admin = currentAccount.account(Role.ADMIN);
    Language language = currentAccount.language();
    UUID tranche = Ids.require(IdType.TRANCHE, input.trancheId());
    return recordTransfer
        .run(admin, tranche, input.number(), input.paidOn())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
