package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.payout.PayoutDestination;
import org.crowdshelf.payout.SetPayoutAccount;
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

/** {@code setPayoutAccount}: somebody says where their or their organisation's money goes. */
@GraphQLApi
public class SetPayoutAccountMutation {

  /** The arguments of the mutation. */
  @Name("SetPayoutAccountInput")
  @Description("Where money is to go.")
  public record Input(
      @Id @Description("Of an organisation that one owns; left out: one's own")
          String organisationId,
      @NonNull @Description("A way that this site pays by, e.g. manual") String provider,
      @NonNull @Description("The name on the account; the organisation's where it is one's")
          String holder,
      @NonNull
          @Description(
              "What the provider needs, each once; never shown again. manual: bank, account")
          List<@NonNull Param> params) {}

  /** A value that the provider needs. */
  @Name("PaymentParamInput")
  @Description("A named value that a provider needs.")
  public record Param(
      @NonNull @Description("Its name") String name,
      @NonNull @Description("Its value") String value) {}

  /** The result of the mutation. */
  @Name("SetPayoutAccountPayload")
  @Description("The result of setPayoutAccount.")
  public record Payload(
      @Description("The account as it is now; null if there are userErrors")
          PayoutAccountNode payoutAccount,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final SetPayoutAccount setPayoutAccount;
  private final PayoutAccountReads reads;

  SetPayoutAccountMutation(
      CurrentAccount currentAccount, SetPayoutAccount setPayoutAccount, PayoutAccountReads reads) {
    this.currentAccount = currentAccount;
    this.setPayoutAccount = setPayoutAccount;
    this.reads = reads;
  }

  @Mutation("setPayoutAccount")
  @NonNull
  @Description(
      "Says where the money of one's own projects goes, or as an owner that of an organisation's. Another account than before is used after 48 hours.")
  public Uni<@NonNull Payload> setPayoutAccount(@NonNull Input input) {
    UUID person = currentAccount.account();
    Language language = currentAccount.language();
    PayoutDestination destination =
        new PayoutDestination(
            Ids.requireOrNull(IdType.ORGANISATION, input.organisationId()),
            input.provider(),
            input.holder(),
            input.params().stream()
                .map(param -> new PayoutDestination.Param(param.name(), param.value()))
                .toList());
    return setPayoutAccount
        .run(person, destination)
        .flatMap(
            outcome ->
                Payloads.of(
                    outcome, language, set -> stored(person, set.organisation()), Payload::new));
  }

  private Uni<PayoutAccountNode> stored(UUID person, UUID organisation) {
    Uni<Map<UUID, PayoutAccountNode>> found =
        organisation == null
            ? reads.ofPeople(List.of(person))
            : reads.ofOrganisations(List.of(organisation));
    return found.map(accounts -> accounts.get(organisation == null ? person : organisation));
  }
}
