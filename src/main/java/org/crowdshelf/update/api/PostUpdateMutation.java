package org.crowdshelf.update.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.api.MediaInput;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.update.PostUpdate;
import org.crowdshelf.update.Update;
import org.crowdshelf.update.UpdateAudience;
import org.crowdshelf.update.UpdateField;
import org.crowdshelf.update.UpdateKind;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code postUpdate}: a project's own people publish an update. */
@GraphQLApi
public class PostUpdateMutation {

  /** The arguments of the mutation. */
  @Name("PostUpdateInput")
  @Description("A new update of a project.")
  public record Input(
      @Id @NonNull @Description("A project of your own that has been live") String projectId,
      @NonNull @Description("What the update tells") UpdateKind kind,
      @DefaultValue("PUBLIC")
          @Description("BACKERS: everyone sees the title, only paid backers see the body")
          UpdateAudience audience,
      @NonNull @Description("1 to 80 characters, one line") String title,
      @NonNull @Description("Markdown, 1 to 50,000 characters; stored as written") String body,
      @Description("Up to 20") List<@NonNull MediaInput> media,
      @Description(
              "Chosen by the client: the same key and input, sent again within 30 days, answers with what the first made")
          String idempotencyKey) {

    static final InputFields<Update, Input> FIELDS =
        InputFields.<Update, Input>none()
            .and(UpdateField.KIND, Input::kind)
            .and(UpdateField.AUDIENCE, Input::audience)
            .and(UpdateField.TITLE, Input::title)
            .and(UpdateField.BODY, Input::body)
            .and(UpdateField.MEDIA, in -> EditUpdateMutation.toMedia(in.media()));
  }

  /** The result of the mutation. */
  @Name("PostUpdatePayload")
  @Description("The result of postUpdate.")
  public record Payload(
      @Description("The update; null if there are userErrors") UpdateNode update,
      @NonNull @Description("What to correct; nothing was stored. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final PostUpdate postUpdate;
  private final UpdateReads reads;

  PostUpdateMutation(CurrentAccount currentAccount, PostUpdate postUpdate, UpdateReads reads) {
    this.currentAccount = currentAccount;
    this.postUpdate = postUpdate;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Publishes an update. For the project's own people and members of a partner that helps with POST_UPDATES, once it has been live, also after it failed or was canceled.")
  public Uni<@NonNull Payload> postUpdate(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return postUpdate
        .run(
            Ids.require(IdType.PROJECT, input.projectId()),
            Input.FIELDS.all(input),
            input.idempotencyKey())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::update, Payload::new));
  }
}
