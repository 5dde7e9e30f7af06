package org.crowdshelf.payout.manual;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.crowdshelf.payout.port.PayoutAdapter;
import org.crowdshelf.payout.port.PayoutOrder;
import org.crowdshelf.payout.port.PayoutParam;
import org.crowdshelf.payout.port.ProviderPayout;
import org.crowdshelf.shared.database.Upkeep;

/**
 * Bank transfers that admins make by hand: a payout is paid when one admin recorded its transfer
 * and another one confirmed it.
 */
@ApplicationScoped
class ManualPayouts implements PayoutAdapter {

  private static final String ACCOUNT = "account";

  private static final List<PayoutParam> PARAMS =
      List.of(
          PayoutParam.of("bank", "[\\p{L}\\p{N} ()（）·-]{2,80}"),
          PayoutParam.of(ACCOUNT, "[0-9]{8,34}"));

  private static final String CONFIRMED =
      """
      select t.number from payouts o join payout_transfers t on t.payout_id = o.id
       where o.merchant_reference = $1 and t.confirmed_at is not null""";

  private final Upkeep upkeep;

  ManualPayouts(Upkeep upkeep) {
    this.upkeep = upkeep;
  }

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

  @Override
  public Uni<ProviderPayout> pay(PayoutOrder order) {
    return query(order);
  }

  @Override
  public Uni<ProviderPayout> query(PayoutOrder order) {
    return upkeep
        .one(CONFIRMED, row -> row.text("number"), order.reference())
        .map(
            number ->
                number == null
                    ? new ProviderPayout(ProviderPayout.State.PENDING, null, null)
                    : new ProviderPayout(ProviderPayout.State.PAID, number, null));
  }
}
