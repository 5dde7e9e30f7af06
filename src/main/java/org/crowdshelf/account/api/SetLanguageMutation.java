package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.SetLanguage;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code setLanguage}: an account chooses the language of what is sent to it. */
@GraphQLApi
public class SetLanguageMutation {

  /** The arguments of the mutation. */
  @Name("SetLanguageInput")
  @Description("A language of this site")
  public record Input(@NonNull @Description("zh-CN or en") String language) {}

  /** The result of the mutation. */
  @Name("SetLanguagePayload")
  @Description("The result of setLanguage.")
  public record Payload(
      @Description("The viewer after the change; null if there are userErrors") ViewerNode viewer,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final SetLanguage setLanguage;
  private final ViewerReads reads;

  SetLanguageMutation(CurrentAccount currentAccount, SetLanguage setLanguage, ViewerReads reads) {
    this.currentAccount = currentAccount;
    this.setLanguage = setLanguage;
    this.reads = reads;
  }

  // Named, because the engine takes "set" off a method's name.
  @Mutation("setLanguage")
  @NonNull
  @Description("Chooses the language of what is sent to the signed-in account.")
  public Uni<@NonNull Payload> setLanguage(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    List<String> roles = reads.roles();
    return setLanguage
        .run(account, input.language())
        .flatMap(
            outcome ->
                Payloads.of(outcome, language, key -> reads.viewer(key, roles), Payload::new));
  }
}
