package org.crowdshelf.update.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import org.crowdshelf.account.CurrentAccount;
import org.crowdshelf.shared.input.SentFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.update.EditUpdate;
import org.crowdshelf.update.PostUpdate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What a project's own people tell. */
@GraphQLApi
public class UpdateMutations {

  private final CurrentAccount currentAccount;
  private final PostUpdate postUpdate;
  private final EditUpdate editUpdate;
  private final UpdateReads reads;

  UpdateMutations(
      CurrentAccount currentAccount,
      PostUpdate postUpdate,
      EditUpdate editUpdate,
      UpdateReads reads) {
    this.currentAccount = currentAccount;
    this.postUpdate = postUpdate;
    this.editUpdate = editUpdate;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Tells how a project goes: its own people, once it has been live, also after it failed or was canceled.")
  public Uni<@NonNull PostUpdatePayload> postUpdate(@NonNull PostUpdateInput input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return postUpdate
        .run(input.toDraft())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::update, PostUpdatePayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "Puts an update right: its project's own people. Within an hour of publishing without a trace but editedAt; later the earlier text stays in Update.revisions, up to 20 times.")
  public Uni<@NonNull EditUpdatePayload> editUpdate(
      @NonNull EditUpdateInput input, Context context) {
    currentAccount.account();
    Language language = currentAccount.language();
    return editUpdate
        .run(input.toChange(SentFields.of(context)))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::update, EditUpdatePayload::new));
  }
}
