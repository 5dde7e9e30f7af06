package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.JoinWithCode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code joinWithCode}: a person joins an organisation with a code. */
@GraphQLApi
public class JoinWithCodeMutation {

  /** The arguments of the mutation. */
  @Name("JoinWithCodeInput")
  @Description("A code of createInvitationCode")
  public record Input(
      @NonNull @Description("In any case, with or without hyphens and spaces") String code) {

    /** Omits the code, which no log may show. */
    @Override
    public String toString() {
      return "JoinWithCodeInput";
    }
  }

  /** The result of the mutation. */
  @Name("JoinWithCodePayload")
  @Description("The result of joinWithCode.")
  public record Payload(
      @Description("The organisation after the change; null if there are userErrors")
          OrganisationNode organisation,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final JoinWithCode joinWithCode;
  private final AccountReads reads;

  JoinWithCodeMutation(
      CurrentAccount currentAccount, JoinWithCode joinWithCode, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.joinWithCode = joinWithCode;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Joins an organisation with a code, once. For a member nothing changes, so it is safe to send again.")
  public Uni<@NonNull Payload> joinWithCode(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return joinWithCode
        .run(account, input.code())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::organisation, Payload::new));
  }
}
