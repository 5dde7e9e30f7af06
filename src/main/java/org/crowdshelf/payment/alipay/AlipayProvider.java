package org.crowdshelf.payment.alipay;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.crowdshelf.payment.port.KeyFiles;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.PaymentAddresses;
import org.crowdshelf.payment.port.PemKeys;
import org.crowdshelf.payment.port.ProviderClients;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Makes the adapter from the settings, and reads its keys at start. */
@ApplicationScoped
class AlipayProvider {

  private static final String ACCOUNTS = "crowdshelf.alipay.accounts.";

  private final PaymentAdapter adapter;

  AlipayProvider(AlipayConfig config, Vertx vertx, Clock clock) {
    Map<String, AlipayAccount> accounts = new HashMap<>();
    config.accounts().forEach((name, one) -> accounts.put(name, account(name, one)));
    PaymentAddresses.requireFor("crowdshelf.alipay.accounts", accounts);
    this.adapter =
        new AlipayAdapter(
            accounts,
            new AlipayClient(
                ProviderClients.client(vertx), config.gateway(), clock, ProviderClients.PATIENCE));
  }

  @Produces
  @Singleton
  PaymentAdapter adapter() {
    return adapter;
  }

  // Makes this class at start, so that a wrong key stops the service there.
  void readKeys(@Observes StartupEvent start) {}

  private static AlipayAccount account(String name, AlipayConfig.Account config) {
    String prefix = ACCOUNTS + name + ".";
    return new AlipayAccount(
        config.appId(),
        config.sellerId(),
        KeyFiles.read(prefix + "private-key", config.privateKey(), PemKeys::privateKey),
        KeyFiles.read(prefix + "alipay-key", config.alipayKey(), PemKeys::publicKey),
        config.organisation().map(id -> Ids.require(IdType.ORGANISATION, id)).orElse(null));
  }
}
