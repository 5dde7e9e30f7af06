package org.crowdshelf.settlement;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.database.Reads;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Reports an alarm if the newest check of the books found differences. It is a wellness check and
 * not a readiness check, because stopping the traffic would not help.
 */
@Wellness
@ApplicationScoped
class LedgerHealth implements AsyncHealthCheck {

  private static final String NEWEST =
      "select checked_at::text as checked_at, differences from ledger_checks order by checked_at desc limit 1";

  private record Newest(String checkedAt, int differences) {}

  private final Reads reads;

  LedgerHealth(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return reads
        .one(NEWEST, row -> new Newest(row.text("checked_at"), row.integer("differences")))
        .map(LedgerHealth::response);
  }

  private static HealthCheckResponse response(Newest newest) {
    var response = HealthCheckResponse.named("The books agree");
    if (newest == null) {
      return response.up().withData("checkedAt", "never").build();
    }
    return response
        .status(newest.differences() == 0)
        .withData("checkedAt", newest.checkedAt())
        .withData("differences", newest.differences())
        .build();
  }
}
