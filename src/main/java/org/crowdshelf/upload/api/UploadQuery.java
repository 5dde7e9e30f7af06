package org.crowdshelf.upload.api;

import io.smallrye.mutiny.Uni;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.store.ClientAddresses;
import org.crowdshelf.upload.UploadRules;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** {@code upload}: how far one's own file is; and where a document is fetched. */
@GraphQLApi
public class UploadQuery {

  private final CurrentAccount currentAccount;
  private final UploadReads reads;
  private final ClientAddresses addresses;

  UploadQuery(CurrentAccount currentAccount, UploadReads reads, ClientAddresses addresses) {
    this.currentAccount = currentAccount;
    this.reads = reads;
    this.addresses = addresses;
  }

  @Description(
      "Of a READY document: an address to fetch it as a file, made anew whenever it is asked for and good for 5 minutes; open it without the token. null else. Whoever may see what uses a document may fetch it.")
  public String downloadUrl(@Source UploadNode upload) {
    String key = upload.documentKey();
    return key == null
        ? null
        : addresses.downloadUrl(
            key, "document" + key.replaceFirst("[^.]*", ""), UploadRules.DOWNLOAD_LIFE);
  }

  @Query
  @Description("One's own upload; ask every second until it is READY or REJECTED. NOT_FOUND else.")
  public Uni<UploadNode> upload(@NonNull @Id @Description("Id of an Upload") String id) {
    currentAccount.account();
    return reads.read(Ids.require(IdType.UPLOAD, id)).onItem().ifNull().failWith(Refusal::notFound);
  }
}
