package org.crowdshelf.account.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.Account;
import org.crowdshelf.account.FundraiserKind;
import org.crowdshelf.account.ProfileField;
import org.crowdshelf.account.UpdateProfile;
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

/** {@code updateProfile}: an account changes its public profile. */
@GraphQLApi
public class UpdateProfileMutation {

  /** The arguments of the mutation. */
  @Name("UpdateProfileInput")
  @Description("A field left out stays as it is; null clears it.")
  public record Input(
      @Description("1 to 80 characters, one line; cannot be cleared.") String name,
      @Description("https address of a picture.") String avatarUrl,
      @Description("Markdown, up to 2,000 characters.") String bio,
      @Description("What you are in the place that you raise funds for; null: not said")
          FundraiserKind fundraiserKind) {}

  static final InputFields<Account, Input> FIELDS =
      InputFields.<Account, Input>none()
          .and(ProfileField.NAME, Input::name)
          .and(ProfileField.AVATAR_URL, Input::avatarUrl)
          .and(ProfileField.BIO, Input::bio)
          .and(ProfileField.FUNDRAISER_KIND, Input::fundraiserKind);

  /** The answer to the account. */
  @Name("UpdateProfilePayload")
  @Description("The result of updateProfile.")
  public record Payload(
      @Description("The account after the change; null if there are userErrors")
          AccountNode account,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final UpdateProfile updateProfile;
  private final AccountReads reads;

  UpdateProfileMutation(
      CurrentAccount currentAccount, UpdateProfile updateProfile, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.updateProfile = updateProfile;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Changes the public profile of the signed-in account.")
  public Uni<@NonNull Payload> updateProfile(@NonNull Input input, Context context) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return updateProfile
        .run(account, FIELDS.sent(input, context))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::account, Payload::new));
  }
}
