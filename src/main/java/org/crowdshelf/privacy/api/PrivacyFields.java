package org.crowdshelf.privacy.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.api.ViewerNode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.privacy.ErasureBlock;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The signed-in account's consents and its request to be erased. */
@GraphQLApi
public class PrivacyFields {

  private final PrivacyReads reads;
  private final CurrentAccount currentAccount;

  PrivacyFields(PrivacyReads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  @NonNull
  @Description("What was agreed to and when, the latest of each purpose.")
  public Uni<@NonNull List<@NonNull ConsentNode>> consents(@Source ViewerNode viewer) {
    return reads.consents(viewer.account().key());
  }

  @Description("A request to be erased that is under way; null where there is none")
  public Uni<ErasureNode> erasure(@Source ViewerNode viewer) {
    return reads.waiting(viewer.account().key());
  }

  @NonNull
  @Description("What has to end first; empty where nothing has. It goes on by itself afterwards.")
  public Uni<@NonNull List<@NonNull UserError>> blockedBy(@Source ErasureNode erasure) {
    return Uni.createFrom()
        .item(
            UserError.of(
                erasure.blocks().stream().map(ErasureBlock::rejection).toList(),
                currentAccount.language()));
  }
}
