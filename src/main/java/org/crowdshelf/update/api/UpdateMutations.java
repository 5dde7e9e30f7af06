package org.crowdshelf.update.api;

import io.smallrye.mutiny.Uni;
import org.crowdshelf.account.Asking;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.update.PostUpdate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What a project's own people tell. */
@GraphQLApi
public class UpdateMutations {

  private final Asking asking;
  private final PostUpdate postUpdate;
  private final UpdateReads reads;

  UpdateMutations(Asking asking, PostUpdate postUpdate, UpdateReads reads) {
    this.asking = asking;
    this.postUpdate = postUpdate;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Tells how a project goes: its own people, once it has been live, also after it failed or was canceled.")
  public Uni<@NonNull PostUpdatePayload> postUpdate(@NonNull PostUpdateInput input) {
    asking.account();
    Language language = asking.language();
    return postUpdate
        .run(input.toDraft())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::update, PostUpdatePayload::new));
  }
}
