package org.crowdshelf.account.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.OrganisationDraft;
import org.crowdshelf.account.OrganisationField;
import org.crowdshelf.account.UpdateOrganisation;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code updateOrganisation}: owners change what their organisation says of itself. */
@GraphQLApi
public class UpdateOrganisationMutation {

  /** The arguments of the mutation. */
  @Name("UpdateOrganisationInput")
  @Description("A field left out stays as it is; null clears it where that is possible.")
  public record Input(
      @Id @NonNull @Description("An organisation that you own") String organisationId,
      @Description("1 to 120 characters, one line; cannot be cleared") String name,
      @Description(
              "Unified social credit code, 18 characters, check digit verified; can be replaced, not cleared; never shown to the public")
          String creditCode,
      @Description("https address of a public host") String website,
      @Description("Markdown, up to 2,000 characters") String description,
      @Description("https address of a picture") String logoUrl,
      @Description(
              "The Organisation.version that you edited: STALE_VERSION if somebody else changed it since. If left out, any version.")
          Integer ifVersion) {

    /** Omits the credit code, which no log may show. */
    @Override
    public String toString() {
      return "UpdateOrganisationInput[" + organisationId + ", " + name + "]";
    }
  }

  static final InputFields<OrganisationDraft, Input> FIELDS =
      InputFields.<OrganisationDraft, Input>none()
          .and(OrganisationField.NAME, Input::name)
          .and(OrganisationField.WEBSITE, Input::website)
          .and(OrganisationField.CREDIT_CODE, Input::creditCode)
          .and(OrganisationField.DESCRIPTION, Input::description)
          .and(OrganisationField.LOGO_URL, Input::logoUrl);

  /** The result of the mutation. */
  @Name("UpdateOrganisationPayload")
  @Description("The result of updateOrganisation.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final UpdateOrganisation updateOrganisation;
  private final AccountReads reads;

  UpdateOrganisationMutation(
      CurrentAccount currentAccount, UpdateOrganisation updateOrganisation, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.updateOrganisation = updateOrganisation;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Changes an organisation, for its owners. Another name or credit code of a VERIFIED one waits for a reviewer (PENDING) and is shown once verified. A code is taken by a VERIFIED organisation alone; others who claim it wait for the same reviewers. One that was REJECTED asks again by sending its name, website or code.")
  public Uni<@NonNull Payload> updateOrganisation(@NonNull Input input, Context context) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    return updateOrganisation
        .run(account, organisation, input.ifVersion(), FIELDS.sent(input, context))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
