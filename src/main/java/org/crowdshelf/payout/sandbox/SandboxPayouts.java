package org.crowdshelf.payout.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
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
 * Accepts every payout, and says that it arrived when it is asked after. It refuses those to an
 * account that ends with 0000.
 */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
class SandboxPayouts implements PayoutAdapter {

  private static final String ACCOUNT = "account";
  private static final String REFUSED = "0000";

  private static final String PAY =
      """
      insert into sandbox_payouts (reference, amount_minor, refused) values ($1, $2, $3)
      on conflict (reference) do nothing""";

  private static final String FIND = "select refused from sandbox_payouts where reference = $1";

  private final Upkeep upkeep;

  SandboxPayouts(Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public List<PayoutParam> params() {
    return List.of(PayoutParam.of(ACCOUNT, "[0-9]{4,34}"));
  }

  @Override
  public String masked(Map<String, String> params) {
    return PayoutAdapter.lastFour(params.get(ACCOUNT));
  }

  @Override
  public Uni<ProviderPayout> pay(PayoutOrder order) {
    boolean refused = order.params().get(ACCOUNT).endsWith(REFUSED);
    return upkeep
        .change(PAY, order.reference(), order.amountMinor(), refused)
        .replaceWith(new ProviderPayout(ProviderPayout.State.PENDING, null, null));
  }

  @Override
  public Uni<ProviderPayout> query(PayoutOrder order) {
    return upkeep
        .one(FIND, row -> row.flag("refused"), order.reference())
        .map(refused -> new ProviderPayout(state(refused), order.reference(), reason(refused)));
  }

  private static ProviderPayout.State state(Boolean refused) {
    if (refused == null) {
      return ProviderPayout.State.UNKNOWN;
    }
    return refused ? ProviderPayout.State.REFUSED : ProviderPayout.State.PAID;
  }

  private static String reason(Boolean refused) {
    return Boolean.TRUE.equals(refused) ? "ACCOUNT_CLOSED" : null;
  }
}
