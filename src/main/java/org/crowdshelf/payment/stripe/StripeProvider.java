package org.crowdshelf.payment.stripe;

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
import org.crowdshelf.payment.port.ProviderClients;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Makes the adapter from the settings, and reads its secrets at start. */
@ApplicationScoped
class StripeProvider {

  private static final String ACCOUNTS = "crowdshelf.stripe.accounts.";

  private final PaymentAdapter adapter;

  StripeProvider(StripeConfig config, Vertx vertx, Clock clock) {
    Map<String, StripeAccount> accounts = new HashMap<>();
    config.accounts().forEach((name, one) -> accounts.put(name, account(name, one)));
    PaymentAddresses.requireFor("crowdshelf.stripe.accounts", accounts);
    this.adapter =
        new StripeAdapter(
            accounts,
            new StripeClient(
                ProviderClients.client(vertx), config.address(), ProviderClients.PATIENCE),
            clock);
  }

  @Produces
  @Singleton
  PaymentAdapter adapter() {
    return adapter;
  }

  // Makes this class at start, so that a missing secret stops the service there.
  void readKeys(@Observes StartupEvent start) {}

  private static StripeAccount account(String name, StripeConfig.Account config) {
    String prefix = ACCOUNTS + name + ".";
    return StripeAccount.of(
        KeyFiles.secret(prefix + "key", config.key()),
        new WebhookSecrets(
            config.webhookSecrets().stream()
                .map(path -> KeyFiles.secret(prefix + "webhook-secrets", path))
                .toList()),
        config.organisation().map(id -> Ids.require(IdType.ORGANISATION, id)).orElse(null));
  }
}
