package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.VerifyOrganisation;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
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

/** {@code verifyOrganisation}: a reviewer verifies or rejects an organisation. */
@GraphQLApi
public class VerifyOrganisationMutation {

  /** The arguments of the mutation. */
  @Name("VerifyOrganisationInput")
  @Description("For reviewers only")
  public record Input(
      @Id @NonNull @Description("The organisation to decide about") String organisationId,
      @NonNull @Description("true: VERIFIED; false: REJECTED, which needs a remark")
          Boolean verified,
      @Description(
              "The reason; Markdown, up to 2,000 characters. The organisation's members and reviewers see it.")
          String remark) {}

  /** The result of the mutation. */
  @Name("VerifyOrganisationPayload")
  @Description("The result of verifyOrganisation.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final VerifyOrganisation verifyOrganisation;
  private final AccountReads reads;

  VerifyOrganisationMutation(
      CurrentAccount currentAccount, VerifyOrganisation verifyOrganisation, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.verifyOrganisation = verifyOrganisation;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "A reviewer verifies or rejects an organisation, never one of their own. The same decision again changes nothing.")
  public Uni<@NonNull Payload> verifyOrganisation(@NonNull Input input) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    return verifyOrganisation
        .run(reviewer, organisation, input.verified(), input.remark())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
