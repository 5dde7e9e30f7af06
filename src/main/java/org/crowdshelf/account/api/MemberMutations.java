package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.ChangeMemberRole;
import org.crowdshelf.account.InviteMember;
import org.crowdshelf.account.RemoveMember;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Who acts for an organisation: what its owners and members do about that. */
@GraphQLApi
public class MemberMutations {

  private final CurrentAccount currentAccount;
  private final InviteMember inviteMember;
  private final RemoveMember removeMember;
  private final ChangeMemberRole changeMemberRole;
  private final AccountReads reads;

  MemberMutations(
      CurrentAccount currentAccount,
      InviteMember inviteMember,
      RemoveMember removeMember,
      ChangeMemberRole changeMemberRole,
      AccountReads reads) {
    this.currentAccount = currentAccount;
    this.inviteMember = inviteMember;
    this.removeMember = removeMember;
    this.changeMemberRole = changeMemberRole;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "An owner asks somebody to join; they become a member when they accept. Inviting them again changes the role that waits for them.")
  public Uni<@NonNull InviteMemberPayload> inviteMember(@NonNull InviteMemberInput input) {
    UUID owner = currentAccount.account();
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    UUID account = Ids.require(IdType.ACCOUNT, input.accountId());
    return inviteMember
        .run(owner, organisation, account, input.roleOrDefault())
        .flatMap(
            outcome ->
                Payloads.of(outcome, language, reads::organisation, InviteMemberPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "An owner takes a member out or withdraws an invitation; a member leaves. The last owner cannot go.")
  public Uni<@NonNull RemoveMemberPayload> removeMember(@NonNull RemoveMemberInput input) {
    UUID remover = currentAccount.account();
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    UUID account = Ids.require(IdType.ACCOUNT, input.accountId());
    return removeMember
        .run(remover, organisation, account)
        .flatMap(
            outcome ->
                Payloads.of(outcome, language, reads::organisation, RemoveMemberPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "An owner says what a member may do. The last owner cannot become anything else; for somebody who is invited, invite again.")
  public Uni<@NonNull ChangeMemberRolePayload> changeMemberRole(
      @NonNull ChangeMemberRoleInput input) {
    UUID owner = currentAccount.account();
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    UUID account = Ids.require(IdType.ACCOUNT, input.accountId());
    return changeMemberRole
        .run(owner, organisation, account, input.role())
        .flatMap(
            outcome ->
                Payloads.of(outcome, language, reads::organisation, ChangeMemberRolePayload::new));
  }
}
