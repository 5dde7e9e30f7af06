package org.crowdshelf.upload.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;
import org.crowdshelf.shared.store.ClientAddresses;

/** Reads the uploads of the account that asks. */
@ApplicationScoped
class UploadReads implements NodeReader {

  private static final String OWN =
      "select "
          + UploadNode.COLUMNS
          + " from uploads u where u.id = any($1) and u.account_id = $2 and u.deleting_at is null";

  private final Reads reads;
  private final CurrentAccount currentAccount;
  private final ClientAddresses addresses;

  UploadReads(Reads reads, CurrentAccount currentAccount, ClientAddresses addresses) {
    this.reads = reads;
    this.currentAccount = currentAccount;
    this.addresses = addresses;
  }

  Uni<Map<UUID, UploadNode>> all(List<UUID> keys) {
    return reads
        .list(OWN, row -> UploadNode.of(row, addresses), keys, currentAccount.accountOrNull())
        .map(
            found ->
                found.stream().collect(Collectors.toMap(UploadNode::key, Function.identity())));
  }

  @Override
  public IdType type() {
    return IdType.UPLOAD;
  }

  @Override
  public Uni<UploadNode> read(UUID key) {
    return all(List.of(key)).map(found -> found.get(key));
  }
}
