package org.crowdshelf.export.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;

/** Reads the files that the current account asked for. */
@ApplicationScoped
class ExportReads implements NodeReader {

  private static final int MOST = 50;

  private static final String OWN =
      "select e.id, e.project_id, e.kind, e.state, e.format, e.row_count, e.byte_count, e.sha256, e.expires_at,"
          + " e.requested_at, (e.kind = 'OWN_DATA' or "
          + OwnPeople.include("$1")
          + " or e.kind = 'ADDRESSES' and "
          + ShippingSponsors.ofProject("$1")
          + ") as allowed from exports e left join projects p on p.id = e.project_id where e.account_id = $1";

  private static final String LATEST =
      OWN + " order by e.requested_at desc, e.id desc limit " + MOST;

  private static final String BY_KEY = OWN + " and e.id = $2";

  private final Reads reads;
  private final CurrentAccount currentAccount;
  private final Clock clock;

  ExportReads(Reads reads, CurrentAccount currentAccount, Clock clock) {
    this.reads = reads;
    this.currentAccount = currentAccount;
    this.clock = clock;
  }

  /** The latest first, at most {@value #MOST}. */
  Uni<List<ExportNode>> latest(UUID account) {
    return reads.list(LATEST, row -> ExportNode.of(row, clock.instant()), account);
  }

  @Override
  public IdType type() {
    return IdType.EXPORT;
  }

  @Override
  public Uni<ExportNode> read(UUID key) {
    return reads.one(
        BY_KEY, row -> ExportNode.of(row, clock.instant()), currentAccount.accountOrNull(), key);
  }
}
