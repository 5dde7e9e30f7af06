package org.crowdshelf.update.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.api.MediaInput;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.update.EditUpdate;
import org.crowdshelf.update.Update;
import org.crowdshelf.update.UpdateField;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code editUpdate}: a project's own people or its author correct an update. */
@GraphQLApi
public class EditUpdateMutation {

  /** The arguments of the mutation. */
  @Name("EditUpdateInput")
  @Description("A field that is left out stays as it is; a list that is sent replaces the list.")
  public record Input(
      @Id @NonNull @Description("An update that is yours or of your own project") String updateId,
      @Description("1 to 80 characters, one line; cannot be cleared") String title,
      @Description("Markdown, 1 to 50,000 characters; cannot be cleared") String body,
      @Description("Up to 20; null or an empty list removes all") List<@NonNull MediaInput> media) {

    static final InputFields<Update, Input> FIELDS =
        InputFields.<Update, Input>none()
            .and(UpdateField.TITLE, Input::title)
            .and(UpdateField.BODY, Input::body)
            .and(UpdateField.MEDIA, in -> toMedia(in.media()));
  }

  /** The result of the mutation. */
  @Name("EditUpdatePayload")
  @Description("The result of editUpdate.")
  public record Payload(
      @Description("The update; null if there are userErrors") UpdateNode update,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final EditUpdate editUpdate;
  private final UpdateReads reads;

  EditUpdateMutation(CurrentAccount currentAccount, EditUpdate editUpdate, UpdateReads reads) {
    this.currentAccount = currentAccount;
    this.editUpdate = editUpdate;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Corrects an update. For the project's own people, and its author as long as they may post updates. Within an hour of publishing only editedAt tells that it changed; later the"
          + " earlier text stays in Update.revisions, up to 20 times.")
  public Uni<@NonNull Payload> editUpdate(@NonNull Input input, Context context) {
    currentAccount.account();
    Language language = currentAccount.language();
    return editUpdate
        .run(Ids.require(IdType.UPDATE, input.updateId()), Input.FIELDS.sent(input, context))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::update, Payload::new));
  }

  static List<Media> toMedia(List<MediaInput> sent) {
    return sent == null ? null : sent.stream().map(MediaInput::toMedia).toList();
  }
}
