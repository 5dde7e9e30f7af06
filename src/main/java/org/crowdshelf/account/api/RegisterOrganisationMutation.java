package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.OrganisationDraft;
import org.crowdshelf.account.OrganisationField;
import org.crowdshelf.account.OrganisationKind;
import org.crowdshelf.account.RegisterOrganisation;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code registerOrganisation}: an account registers an organisation and becomes its owner. */
@GraphQLApi
public class RegisterOrganisationMutation {

  /** The arguments of the mutation. */
  @Name("RegisterOrganisationInput")
  @Description("An organisation that the signed-in account acts for.")
  public record Input(
      @NonNull @Description("1 to 120 characters, one line") String name,
      @NonNull @Description("What it is") OrganisationKind kind,
      @Description("https address of a public host") String website,
      @Description(
              "Unified social credit code, 18 characters, check digit verified; never shown to the public")
          String creditCode,
      @Description(
              "Chosen by the client: the same key and input, sent again within 30 days, answers with what the first made")
          String idempotencyKey) {

    /** Omits the credit code, which no log may show. */
    @Override
    public String toString() {
      return "RegisterOrganisationInput[" + name + ", " + kind + "]";
    }
  }

  static final InputFields<OrganisationDraft, Input> FIELDS =
      InputFields.<OrganisationDraft, Input>none()
          .and(OrganisationField.NAME, Input::name)
          .and(OrganisationField.KIND, Input::kind)
          .and(OrganisationField.WEBSITE, Input::website)
          .and(OrganisationField.CREDIT_CODE, Input::creditCode);

  /** The result of the mutation. */
  @Name("RegisterOrganisationPayload")
  @Description("The result of registerOrganisation.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RegisterOrganisation registerOrganisation;
  private final AccountReads reads;

  RegisterOrganisationMutation(
      CurrentAccount currentAccount,
      RegisterOrganisation registerOrganisation,
      AccountReads reads) {
    this.currentAccount = currentAccount;
    this.registerOrganisation = registerOrganisation;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Registers an organisation; the signed-in account becomes its first owner. It is UNVERIFIED without a credit code, PENDING with one.")
  public Uni<@NonNull Payload> registerOrganisation(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return registerOrganisation
        .run(account, FIELDS.all(input), input.idempotencyKey())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
