package org.crowdshelf.privacy.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.privacy.ConsentPurpose;
import org.crowdshelf.privacy.GiveConsent;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code giveConsent}: somebody agrees to something, or takes it back. */
@GraphQLApi
public class GiveConsentMutation {

  /** The arguments of the mutation. */
  @Name("GiveConsentInput")
  @Description("What is agreed to or taken back.")
  public record Input(
      @NonNull @Description("What it is about") ConsentPurpose purpose,
      @NonNull @Description("Version of the text that was shown, 1 to 40 characters")
          String version,
      @NonNull @Description("true: agreed; false: taken back") Boolean given) {}

  /** The result of the mutation. */
  @Name("GiveConsentPayload")
  @Description("The result of giveConsent.")
  public record Payload(
      @Description("What was said last about each purpose; null if there are userErrors")
          List<@NonNull ConsentNode> consents,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final GiveConsent giveConsent;
  private final PrivacyReads reads;

  GiveConsentMutation(CurrentAccount currentAccount, GiveConsent giveConsent, PrivacyReads reads) {
    this.currentAccount = currentAccount;
    this.giveConsent = giveConsent;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Records what somebody agrees to or takes back; nothing that was said before is changed. The same as before is not recorded again, so it is safe to send again.")
  public Uni<@NonNull Payload> giveConsent(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return giveConsent
        .run(account, input.purpose(), Text.stripped(input.version()), input.given())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::consents, Payload::new));
  }
}
