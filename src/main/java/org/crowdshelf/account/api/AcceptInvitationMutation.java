package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.AcceptInvitation;
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

/** {@code acceptInvitation}: an invited account joins an organisation. */
@GraphQLApi
public class AcceptInvitationMutation {

  /** The arguments of the mutation. */
  @Name("AcceptInvitationInput")
  @Description("For the account that is invited")
  public record Input(
      @Id @NonNull @Description("The organisation that invites") String organisationId) {}

  /** The result of the mutation. */
  @Name("AcceptInvitationPayload")
  @Description("The result of acceptInvitation.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final AcceptInvitation acceptInvitation;
  private final AccountReads reads;

  AcceptInvitationMutation(
      CurrentAccount currentAccount, AcceptInvitation acceptInvitation, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.acceptInvitation = acceptInvitation;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Joins an organisation that invited the signed-in account. For a member it changes nothing.")
  public Uni<@NonNull Payload> acceptInvitation(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return acceptInvitation
        .run(account, Ids.require(IdType.ORGANISATION, input.organisationId()))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
