package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.CreateInvitationCode;
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

/** {@code createInvitationCode}: an owner makes a code by which one person can join. */
@GraphQLApi
public class CreateInvitationCodeMutation {

  /** The arguments of the mutation. */
  @Name("CreateInvitationCodeInput")
  @Description("For owners only")
  public record Input(
      @Id @NonNull @Description("An organisation that you own") String organisationId,
      @NonNull @Description("The role of whoever joins with the code") MemberRole role) {}

  /** The result of the mutation. */
  @Name("CreateInvitationCodePayload")
  @Description("The result of createInvitationCode.")
  public record Payload(
      @Description(
              "The code, to be sent by any messenger. It is told here alone and only once. null if there are userErrors")
          String code,
      @Description("The code is good until then; null if there are userErrors") Instant expiresAt,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {

    /** Omits the code, which no log may show. */
    @Override
    public String toString() {
      return "CreateInvitationCodePayload[" + expiresAt + ", " + userErrors + "]";
    }
  }

  private final CurrentAccount currentAccount;
  private final CreateInvitationCode createInvitationCode;

  CreateInvitationCodeMutation(
      CurrentAccount currentAccount, CreateInvitationCode createInvitationCode) {
    this.currentAccount = currentAccount;
    this.createInvitationCode = createInvitationCode;
  }

  @Mutation
  @NonNull
  @Description(
      "An owner makes a code by which one person can join, good for 7 days; at most 20 are open. Sent again it makes another one. It is taken back when its maker is no owner any more.")
  public Uni<@NonNull Payload> createInvitationCode(@NonNull Input input) {
    UUID owner = currentAccount.account();
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    return createInvitationCode
        .run(owner, organisation, input.role())
        .flatMap(
            outcome ->
                Payloads.of(
                    outcome,
                    language,
                    made -> Uni.createFrom().item(made),
                    CreateInvitationCodeMutation::payload));
  }

  private static Payload payload(CreateInvitationCode.Made made, List<UserError> userErrors) {
    return made == null
        ? new Payload(null, null, userErrors)
        : new Payload(made.code().value(), made.expiresAt(), userErrors);
  }
}
