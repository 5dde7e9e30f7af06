package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.AcceptInvitation;
import org.crowdshelf.account.DeclineInvitation;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What somebody who is invited answers. */
@GraphQLApi
public class InvitationMutations {

  private final CurrentAccount currentAccount;
  private final AcceptInvitation acceptInvitation;
  private final DeclineInvitation declineInvitation;
  private final AccountReads reads;

  InvitationMutations(
      CurrentAccount currentAccount,
      AcceptInvitation acceptInvitation,
      DeclineInvitation declineInvitation,
      AccountReads reads) {
    this.currentAccount = currentAccount;
    this.acceptInvitation = acceptInvitation;
    this.declineInvitation = declineInvitation;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Joins an organisation that invited the signed-in account. For a member it changes nothing.")
  public Uni<@NonNull AcceptInvitationPayload> acceptInvitation(
      @NonNull AcceptInvitationInput input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return acceptInvitation
        .run(account, Ids.require(IdType.ORGANISATION, input.organisationId()))
        .flatMap(
            outcome ->
                Payloads.of(outcome, language, reads::organisation, AcceptInvitationPayload::new));
  }

  @Mutation
  @NonNull
  @Description("Says no to an organisation that invited the signed-in account.")
  public Uni<@NonNull DeclineInvitationPayload> declineInvitation(
      @NonNull DeclineInvitationInput input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return declineInvitation
        .run(account, Ids.require(IdType.ORGANISATION, input.organisationId()))
        .flatMap(
            outcome ->
                Payloads.of(outcome, language, reads::organisation, DeclineInvitationPayload::new));
  }
}
