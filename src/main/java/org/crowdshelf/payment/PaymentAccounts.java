package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.crowdshelf.payment.port.MerchantAccount;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.id.Ids;

/** Stores the merchant accounts of the settings, so that payments and bills can refer to them. */
@ApplicationScoped
public class PaymentAccounts {

  private static final String STORE =
      """
      insert into payment_accounts as a (id, provider, name, organisation_id, external_id, mode, created_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict on constraint payment_accounts_name do update
        set organisation_id = excluded.organisation_id, external_id = excluded.external_id, mode = excluded.mode
        where (a.organisation_id, a.external_id, a.mode)
          is distinct from (excluded.organisation_id, excluded.external_id, excluded.mode)""";

  private final PaymentProviders providers;
  private final Upkeep upkeep;
  private final Clock clock;
  private final Map<String, Boolean> stored = new ConcurrentHashMap<>();

  PaymentAccounts(PaymentProviders providers, Upkeep upkeep, Clock clock) {
    this.providers = providers;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  /** Stores the account of a route, once in this process. */
  public Uni<Void> store(PaymentRoute route) {
    String key = route.provider() + "/" + route.account();
    return stored.containsKey(key)
        ? Uni.createFrom().voidItem()
        : store(route.provider(), account(route)).invoke(() -> stored.put(key, true));
  }

  private Uni<Void> store(String provider, MerchantAccount account) {
    return upkeep
        .change(
            STORE,
            Ids.next(),
            provider,
            account.name(),
            account.organisation(),
            account.externalId(),
            account.mode(),
            clock.instant())
        .replaceWithVoid();
  }

  private MerchantAccount account(PaymentRoute route) {
    return providers.named(route.provider()).accounts().stream()
        .filter(account -> account.name().equals(route.account()))
        .findFirst()
        .orElseThrow();
  }
}
