package org.crowdshelf.upload.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.upload.FinishUpload;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code finishUpload}: a file was sent. */
@GraphQLApi
public class FinishUploadMutation {

  /** The arguments of the mutation. */
  @Name("FinishUploadInput")
  @Description("The file that was sent.")
  public record Input(@NonNull @Id @Description("One's own Upload") String uploadId) {}

  /** The result of the mutation. */
  @Name("FinishUploadPayload")
  @Description("The result of finishUpload.")
  public record Payload(
      @Description("The upload, which is looked at now; null if there are userErrors")
          UploadNode upload,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final FinishUpload finishUpload;
  private final UploadReads reads;

  FinishUploadMutation(
      CurrentAccount currentAccount, FinishUpload finishUpload, UploadReads reads) {
    this.currentAccount = currentAccount;
    this.finishUpload = finishUpload;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "A file was sent to the store: look at it. Then ask `upload` until it is READY or REJECTED. Safe to send again.")
  public Uni<@NonNull Payload> finishUpload(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    return finishUpload
        .run(account, Ids.require(IdType.UPLOAD, input.uploadId()))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
