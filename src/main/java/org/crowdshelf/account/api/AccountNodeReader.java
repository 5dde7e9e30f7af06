package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
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
}
