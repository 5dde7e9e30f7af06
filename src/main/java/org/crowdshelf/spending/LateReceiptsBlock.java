package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.payout.PayoutError;
import org.crowdshelf.payout.port.RequestBlock;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.port.SubmissionCheck;
import org.crowdshelf.shared.error.Rejection;

/**
 * While receipts are overdue their project gets no other tranche, and its people can submit no
 * other project.
 */
@ApplicationScoped
class LateReceiptsBlock implements RequestBlock, SubmissionCheck {

  private static final int MOST_TOLD = 5;

  private final ReceiptsDue receiptsDue;

  LateReceiptsBlock(ReceiptsDue receiptsDue) {
    this.receiptsDue = receiptsDue;
  }

  @Override
  public Uni<Map<UUID, Rejection>> of(List<UUID> projects, String field) {
    return receiptsDue
        .of(projects)
        .map(
            found ->
                found.values().stream()
                    .filter(ReceiptsDue.Due::isOverdue)
                    .collect(
                        Collectors.toMap(ReceiptsDue.Due::project, due -> overdue(due, field))));
  }

  @Override
  public Uni<List<Rejection>> gaps(UUID project, FundingModel model) {
    return receiptsDue
        .overdueOfPeople(project)
        .map(
            found ->
                found.stream().limit(MOST_TOLD).map(due -> overdue(due, "projectId")).toList());
  }

  private static Rejection overdue(ReceiptsDue.Due due, String field) {
    return Rejection.of(PayoutError.RECEIPTS_MISSING, due.params(), field).worded("OVERDUE");
  }
}
