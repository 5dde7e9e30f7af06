package org.crowdshelf.privacy.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;

/** Reads consents and erasures of the account that asks. */
@ApplicationScoped
class PrivacyReads implements NodeReader {

  private static final String CONSENTS =
      """
      select distinct on (purpose) purpose, version, given, given_at from consents
       where account_id = $1 order by purpose, given_at desc, id desc""";

  private static final String WAITING =
      "select "
          + ErasureNode.COLUMNS
          + " from erasures e where e.account_id = $1 and e.state = 'WAITING'";

  private static final String BY_KEY =
      "select " + ErasureNode.COLUMNS + " from erasures e where e.id = $1 and e.account_id = $2";

  private final Reads reads;
  private final CurrentAccount currentAccount;

  PrivacyReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** The account's latest answer for each purpose. */
  Uni<List<ConsentNode>> consents(UUID account) {
    return reads.list(CONSENTS, ConsentNode::of, account);
  }

  /** The account's request that waits; null for none. */
  Uni<ErasureNode> waiting(UUID account) {
    return reads.one(WAITING, ErasureNode::of, account);
  }

  @Override
  public IdType type() {
    return IdType.ERASURE;
  }

  @Override
  public Uni<ErasureNode> read(UUID key) {
    return reads.one(BY_KEY, ErasureNode::of, key, currentAccount.accountOrNull());
  }
}
