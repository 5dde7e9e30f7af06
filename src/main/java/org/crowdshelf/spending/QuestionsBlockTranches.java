package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.payout.port.RequestBlock;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Rejection;

/** No tranche is asked for while a reviewer's question about a spending is open. */
@ApplicationScoped
class QuestionsBlockTranches implements RequestBlock {

  private static final String QUESTIONED =
      "select distinct project_id from spendings where project_id = any($1) and state = 'QUESTIONED'";

  private final Reads reads;

  QuestionsBlockTranches(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Uni<Map<UUID, Rejection>> of(List<UUID> projects, String field) {
    return reads
        .list(QUESTIONED, row -> row.uuid("project_id"), projects)
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.toMap(
                            project -> project,
                            project -> Rejection.of(SpendingError.SPENDING_QUESTIONED, field))));
  }
}
