package org.crowdshelf.payout.manual;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.crowdshelf.payout.port.PayoutAdapter;
import org.crowdshelf.payout.port.PayoutParam;

/** Bank transfers that admins make by hand. */
@ApplicationScoped
class ManualPayouts implements PayoutAdapter {

  private static final String ACCOUNT = "account";

  private static final List<PayoutParam> PARAMS =
      List.of(
          PayoutParam.of("bank", "[\\p{L}\\p{N} ()（）·-]{2,80}"),
          PayoutParam.of(ACCOUNT, "[0-9]{8,34}"));

  @Override
  public String name() {
    return "manual";
  }

  @Override
  public List<PayoutParam> params() {
    return PARAMS;
  }

  @Override
  public String masked(Map<String, String> params) {
    return PayoutAdapter.lastFour(params.get(ACCOUNT));
  }
}
