package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.RegisterOrganisation;
import org.crowdshelf.account.VerifyOrganisation;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** How organisations come to be and are checked. */
@GraphQLApi
public class OrganisationMutations {

  private final CurrentAccount currentAccount;
  private final RegisterOrganisation registerOrganisation;
  private final VerifyOrganisation verifyOrganisation;
  private final AccountReads reads;

  OrganisationMutations(
      CurrentAccount currentAccount,
      RegisterOrganisation registerOrganisation,
      VerifyOrganisation verifyOrganisation,
      AccountReads reads) {
    this.currentAccount = currentAccount;
    this.registerOrganisation = registerOrganisation;
    this.verifyOrganisation = verifyOrganisation;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Registers an organisation; the signed-in account becomes its first owner. It is UNVERIFIED without a credit code, PENDING with one.")
  public Uni<@NonNull RegisterOrganisationPayload> registerOrganisation(
      @NonNull RegisterOrganisationInput input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return registerOrganisation
        .run(account, input.toRegistration())
        .flatMap(
            outcome ->
                Payloads.of(
                    outcome, language, reads::organisation, RegisterOrganisationPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "A reviewer decides whether an organisation is what it says; never about their own. The same decision again changes nothing.")
  public Uni<@NonNull VerifyOrganisationPayload> verifyOrganisation(
      @NonNull VerifyOrganisationInput input) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
    UUID organisation = Ids.require(IdType.ORGANISATION, input.organisationId());
    return verifyOrganisation
        .run(reviewer, organisation, input.verified(), input.remark())
        .flatMap(
            outcome ->
                Payloads.of(
                    outcome, language, reads::organisation, VerifyOrganisationPayload::new));
  }
}
