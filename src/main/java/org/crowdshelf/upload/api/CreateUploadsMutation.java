package org.crowdshelf.upload.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.upload.CreateUploads;
import org.crowdshelf.upload.UploadMethod;
import org.crowdshelf.upload.UploadPurpose;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code createUploads}: somebody announces files. */
@GraphQLApi
public class CreateUploadsMutation {

  /** One file. */
  @Name("UploadInput")
  @Description("A file that is to be sent.")
  public record UploadInput(
      @NonNull @Description("What it is for") UploadPurpose purpose,
      @NonNull
          @Description(
              "image/jpeg, image/png, image/webp; of a DOCUMENT image/jpeg, image/png, application/pdf")
          String contentType,
      @NonNull @Description("Its exact size; at most 10 MB (10,485,760)") Integer bytes,
      @Description("64 hexadecimal digits; another content is refused") String sha256) {

    @Ignore
    CreateUploads.NewFile file() {
      return new CreateUploads.NewFile(
          purpose,
          Text.stripped(contentType),
          bytes,
          Text.isBlank(sha256) ? null : Text.stripped(sha256));
    }
  }

  /** The arguments of the mutation. */
  @Name("CreateUploadsInput")
  @Description("The files that are to be sent.")
  public record Input(
      @DefaultValue("PUT") @Description("How they will be sent") UploadMethod method,
      @NonNull @Description("1 to 10") List<@NonNull UploadInput> files) {}

  /** The result of the mutation. */
  @Name("CreateUploadsPayload")
  @Description("The result of createUploads.")
  public record Payload(
      @Description("One for each file, in their order; null if there are userErrors")
          List<@NonNull UploadTargetNode> targets,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final CreateUploads createUploads;
  private final UploadReads reads;

  CreateUploadsMutation(
      CurrentAccount currentAccount, CreateUploads createUploads, UploadReads reads) {
    this.currentAccount = currentAccount;
    this.createUploads = createUploads;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Announces files and answers where to send them, within 10 minutes; then call finishUpload for each. At most 200 files a day.")
  public Uni<@NonNull Payload> createUploads(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    UploadMethod method = input.method() == null ? UploadMethod.PUT : input.method();
    return createUploads
        .run(account, method, input.files().stream().map(UploadInput::file).toList())
        .flatMap(
            outcome ->
                Payloads.of(outcome, language, targets -> nodes(targets, method), Payload::new));
  }

  private Uni<List<UploadTargetNode>> nodes(
      List<CreateUploads.Target> targets, UploadMethod method) {
    return reads
        .all(targets.stream().map(CreateUploads.Target::upload).toList())
        .map(
            uploads ->
                targets.stream()
                    .map(
                        target -> UploadTargetNode.of(target, method, uploads.get(target.upload())))
                    .toList());
  }
}
