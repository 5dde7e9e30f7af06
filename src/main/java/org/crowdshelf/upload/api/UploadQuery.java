package org.crowdshelf.upload.api;

import io.smallrye.mutiny.Uni;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** {@code upload}: how far one's own file is. */
@GraphQLApi
public class UploadQuery {

  private final CurrentAccount currentAccount;
  private final UploadReads reads;

  UploadQuery(CurrentAccount currentAccount, UploadReads reads) {
    this.currentAccount = currentAccount;
    this.reads = reads;
  }

  @Query
  @Description("One's own upload; ask every second until it is READY or REJECTED. NOT_FOUND else.")
  public Uni<UploadNode> upload(@NonNull @Id @Description("Id of an Upload") String id) {
    currentAccount.account();
    return reads.read(Ids.require(IdType.UPLOAD, id)).onItem().ifNull().failWith(Refusal::notFound);
  }
}
