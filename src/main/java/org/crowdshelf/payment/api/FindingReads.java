package org.crowdshelf.payment.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;

/** Findings by their key, for admins. */
@ApplicationScoped
class FindingReads implements NodeReader {

  private static final String BY_KEY =
      "select " + PaymentFindingNode.COLUMNS + " from payment_findings f where f.id = $1";

  private final Reads reads;
  private final CurrentAccount currentAccount;

  FindingReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  @Override
  public IdType type() {
    return IdType.FINDING;
  }

  @Override
  public Uni<PaymentFindingNode> read(UUID key) {
    return currentAccount.is(Role.ADMIN)
        ? reads.one(BY_KEY, PaymentFindingNode::of, key)
        : Uni.createFrom().nullItem();
  }
}
