package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.ChangeMemberRole;
import org.crowdshelf.account.MemberRole;
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

/** {@code changeMemberRole}: an owner gives a member another role. */
@GraphQLApi
public class ChangeMemberRoleMutation {

  /** The arguments of the mutation. */
  @Name("ChangeMemberRoleInput")
  @Description("For owners only")
  public record Input(
      @Id @NonNull @Description("An organisation that you own") String organisationId,
      @Id @NonNull @Description("A member; owners may name themselves") String accountId,
      @NonNull @Description("The new role") MemberRole role) {}

  /** The result of the mutation. */
  @Name("ChangeMemberRolePayload")
  @Description("The result of changeMemberRole.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ChangeMemberRole changeMemberRole;
  private final AccountReads reads;

  ChangeMemberRoleMutation(
      CurrentAccount currentAccount, ChangeMemberRole changeMemberRole, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.changeMemberRole = changeMemberRole;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "An owner changes the role of a member. The last owner stays an owner. To change the role of an invitation, invite again.")
  public Uni<@NonNull Payload> changeMemberRole(@NonNull Input input) {
    UUID owner = currentAccount.account();
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    UUID account = Ids.require(IdType.ACCOUNT, input.accountId());
    return changeMemberRole
        .run(owner, organisation, account, input.role())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
