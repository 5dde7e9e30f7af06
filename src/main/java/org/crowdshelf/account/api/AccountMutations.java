package org.crowdshelf.account.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.UpdateProfile;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.input.SentFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What people do to their own account. */
@GraphQLApi
public class AccountMutations {

  private final CurrentAccount currentAccount;
  private final UpdateProfile updateProfile;
  private final AccountReads reads;

  AccountMutations(CurrentAccount currentAccount, UpdateProfile updateProfile, AccountReads reads) {
    this.currentAccount = currentAccount;
    this.updateProfile = updateProfile;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Changes what everyone sees of the signed-in account.")
  public Uni<@NonNull UpdateProfilePayload> updateProfile(
      @NonNull UpdateProfileInput input, Context context) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return updateProfile
        .run(account, input.toChange(SentFields.of(context)))
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::account, UpdateProfilePayload::new));
  }
}
