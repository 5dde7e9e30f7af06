package org.crowdshelf.privacy.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.api.AccountReads;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.privacy.RequestErasure;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code requestErasure}: somebody asks to be erased. */
@GraphQLApi
public class RequestErasureMutation {

  /** The arguments of the mutation. */
  @Name("RequestErasureInput")
  @Description("The account's name, so that it is no slip.")
  public record Input(@NonNull @Description("The account's name, as it is shown") String confirm) {}

  /** The result of the mutation. */
  @Name("RequestErasurePayload")
  @Description("The result of requestErasure.")
  public record Payload(
      @Description("The request; null if there are userErrors") ErasureNode erasure,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RequestErasure requestErasure;
  private final AccountReads accounts;
  private final PrivacyReads reads;

  RequestErasureMutation(
      CurrentAccount currentAccount,
      RequestErasure requestErasure,
      AccountReads accounts,
      PrivacyReads reads) {
    this.currentAccount = currentAccount;
    this.requestErasure = requestErasure;
    this.accounts = accounts;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Asks for everything to be erased that tells who the signed-in person is. It can be called off for seven days; blockedBy says at once what has to end first. What is in the books stays without the person. Safe to send again: the request that waits is answered.")
  public Uni<@NonNull Payload> requestErasure(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return accounts
        .account(account)
        .flatMap(node -> requestErasure.run(account, node.name(language), input.confirm()))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
