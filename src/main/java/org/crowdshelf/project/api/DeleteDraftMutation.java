package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.DeleteDraft;
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

/** {@code deleteDraft}: a fundraiser deletes a draft that was never submitted. */
@GraphQLApi
public class DeleteDraftMutation {

  /** The arguments of the mutation. */
  @Name("DeleteDraftInput")
  @Description("The draft to delete.")
  public record Input(@NonNull @Id @Description("The draft to delete") String projectId) {}

  /** The result of the mutation. */
  @Name("DeleteDraftPayload")
  @Description("The result of deleteDraft.")
  public record Payload(
      @Id @Description("The id of the draft that is gone; null if there are userErrors")
          String deletedId,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final DeleteDraft deleteDraft;

  DeleteDraftMutation(CurrentAccount currentAccount, DeleteDraft deleteDraft) {
    this.currentAccount = currentAccount;
    this.deleteDraft = deleteDraft;
  }

  @Mutation
  @NonNull
  @Description(
      "Deletes a DRAFT that was never submitted, with its rewards and its history. For its fundraiser; it is not found afterwards.")
  public Uni<@NonNull Payload> deleteDraft(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return deleteDraft
        .run(project)
        .flatMap(
            outcome ->
                Payloads.of(
                    outcome,
                    language,
                    key -> Uni.createFrom().item(input.projectId()),
                    Payload::new));
  }
}
