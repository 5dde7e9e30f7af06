package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.DeclineInvitation;
import org.crowdshelf.account.signin.CurrentAccount;
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

/** {@code declineInvitation}: an invited account does not join. */
@GraphQLApi
public class DeclineInvitationMutation {

  /** The arguments of the mutation. */
  @Name("DeclineInvitationInput")
  @Description("For the account that is invited")
  public record Input(
      @Id @NonNull @Description("The organisation that invites") String organisationId) {}

  /** The result of the mutation. */
  @Name("DeclineInvitationPayload")
  @Description("The result of declineInvitation.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final DeclineInvitation declineInvitation;
  private final AccountReads reads;

  DeclineInvitationMutation(
      CurrentAccount currentAccount, DeclineInvitation declineInvitation, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.declineInvitation = declineInvitation;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Declines the invitation of an organisation.")
  public Uni<@NonNull Payload> declineInvitation(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return declineInvitation
        .run(account, Ids.require(IdType.ORGANISATION, input.organisationId()))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
