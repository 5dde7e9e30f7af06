package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.RemoveMember;
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

/**
 * {@code removeMember}: an owner removes a member or withdraws an invitation, or a member leaves.
 */
@GraphQLApi
public class RemoveMemberMutation {

  /** The arguments of the mutation. */
  @Name("RemoveMemberInput")
  @Description("For owners; members may remove themselves")
  public record Input(
      @Id @NonNull @Description("The organisation") String organisationId,
      @Id @NonNull @Description("A member or an invited account") String accountId) {}

  /** The result of the mutation. */
  @Name("RemoveMemberPayload")
  @Description("The result of removeMember.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RemoveMember removeMember;
  private final AccountReads reads;

  RemoveMemberMutation(
      CurrentAccount currentAccount, RemoveMember removeMember, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.removeMember = removeMember;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "An owner removes a member or withdraws an invitation; a member leaves. The last owner cannot be removed.")
  public Uni<@NonNull Payload> removeMember(@NonNull Input input) {
    UUID remover = currentAccount.account();
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    UUID account = Ids.require(IdType.ACCOUNT, input.accountId());
    return removeMember
        .run(remover, organisation, account)
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
