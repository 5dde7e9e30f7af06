package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.node.NodeReader;

/** node(id) for accounts. */
@ApplicationScoped
class AccountNodeReader implements NodeReader {

  private final AccountReads reads;

  AccountNodeReader(AccountReads reads) {
    this.reads = reads;
  }

  @Override
  public IdType type() {
    return IdType.ACCOUNT;
  }

  @Override
  public Uni<AccountNode> read(UUID key) {
    return reads.account(key);
  }

  @Override
  public Uni<Map<UUID, Node>> readAll(List<UUID> keys) {
    return reads.accounts(keys).map(HashMap::new);
  }
}
