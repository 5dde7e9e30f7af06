package org.crowdshelf.payment;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.database.Reads;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Reports an alarm while a finding about a provider's bill or message is open: an admin looks at it
 * and closes it.
 */
@Wellness
@ApplicationScoped
class PaymentFindingsHealth implements AsyncHealthCheck {

  private static final int MOST = 1000;

  private static final String OPEN =
      "select count(*) as open from (select from payment_findings where state = 'OPEN' limit $1) as found";

  private final Reads reads;

  PaymentFindingsHealth(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return reads
        .one(OPEN, row -> row.number("open"), MOST)
        .map(
            open ->
                HealthCheckResponse.named("The providers' books agree with ours")
                    .status(open == 0)
                    .withData("openFindings", open)
                    .build());
  }
}
