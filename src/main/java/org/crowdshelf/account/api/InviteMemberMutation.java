package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.InviteMember;
import org.crowdshelf.account.MemberRole;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code inviteMember}: an owner invites an account to join an organisation. */
@GraphQLApi
public class InviteMemberMutation {

  /** The arguments of the mutation. */
  @Name("InviteMemberInput")
  @Description("For owners only")
  public record Input(
      @Id @NonNull @Description("An organisation that you own") String organisationId,
      @Id @NonNull @Description("The Account to invite") String accountId,
      @DefaultValue("EDITOR") @Description("The role of the account once it accepts")
          MemberRole role) {

    @Ignore
    MemberRole roleOrDefault() {
      return role == null ? MemberRole.EDITOR : role;
    }
  }

  /** The result of the mutation. */
  @Name("InviteMemberPayload")
  @Description("The result of inviteMember.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final InviteMember inviteMember;
  private final AccountReads reads;

  InviteMemberMutation(
      CurrentAccount currentAccount, InviteMember inviteMember, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.inviteMember = inviteMember;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "An owner invites an account, which becomes a member when it accepts. Inviting it again changes the role of the invitation.")
  public Uni<@NonNull Payload> inviteMember(@NonNull Input input) {
    UUID owner = currentAccount.account();
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    UUID account = Ids.require(IdType.ACCOUNT, input.accountId());
    return inviteMember
        .run(owner, organisation, account, input.roleOrDefault())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
