package org.crowdshelf.payment.wechatpay;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crowdshelf.payment.port.CertificateDays;
import org.crowdshelf.payment.port.KeyFiles;
import org.crowdshelf.payment.port.MerchantApi;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.PaymentAddresses;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.port.PemKeys;
import org.crowdshelf.payment.port.ProviderClients;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the adapter from the settings, and reads its keys at start. */
@ApplicationScoped
class WechatProvider {

  private static final String ACCOUNTS = "crowdshelf.wechatpay.accounts.";

  private final PaymentAdapter adapter;
  private final MerchantApi api;

  WechatProvider(
      WechatConfig config,
      Vertx vertx,
      Clock clock,
      CertificateDays days,
      @ConfigProperty(name = "crowdshelf.payment.address") Optional<String> address) {
    Map<String, WechatAccount> accounts = new HashMap<>();
    WechatAccount.Site site = new WechatAccount.Site(config.siteName(), address.orElse(""));
    config.accounts().forEach((name, one) -> accounts.put(name, account(name, one, site, days)));
    PaymentAddresses.requireFor("crowdshelf.wechatpay.accounts", accounts);
    WebClient web = ProviderClients.client(vertx);
    WechatClient client = new WechatClient(web, config.address(), clock, ProviderClients.PATIENCE);
    this.adapter = new WechatAdapter(accounts, client, clock);
    this.api = new WechatMerchantApi(accounts, client);
  }

  @Produces
  @Singleton
  PaymentAdapter adapter() {
    return adapter;
  }

  @Produces
  @Singleton
  MerchantApi api() {
    return api;
  }

  // Makes this class at start, so that a wrong key stops the service there.
  void readKeys(@Observes StartupEvent start) {}

  private static WechatAccount account(
      String name, WechatConfig.Account config, WechatAccount.Site site, CertificateDays days) {
    String prefix = ACCOUNTS + name + ".";
    WechatCertificates certificates = new WechatCertificates(days);
    config
        .certificate()
        .ifPresent(path -> certificates.watch(prefix + "certificate", path, config.serial()));
    Map<String, PublicKey> platformKeys = new HashMap<>();
    config
        .platformKeys()
        .forEach(
            (serial, path) ->
                platformKeys.put(
                    serial,
                    certificates.platformKey(prefix + "platform-keys." + serial, path, serial)));
    List<String> apiV3Keys =
        config.apiV3Keys().stream()
            .map(path -> KeyFiles.secret(prefix + "api-v3-keys", path))
            .toList();
    return new WechatAccount(
        new MerchantSigner(
            config.merchant(),
            config.serial(),
            KeyFiles.read(prefix + "private-key", config.privateKey(), PemKeys::privateKey)),
        contract(prefix, config),
        config.apps(),
        new PlatformKeys(platformKeys),
        config.answerKey().orElseGet(() -> onlyKey(prefix, platformKeys)),
        new ResourceCipher(apiV3Keys),
        site,
        config.organisation().map(id -> Ids.require(IdType.ORGANISATION, id)).orElse(null));
  }

  // The app SDK of a service provider's merchant wants other parameters.
  private static WechatContract contract(String prefix, WechatConfig.Account config) {
    if (config.subMerchant().isPresent() && config.apps().containsKey(PaymentScene.WECHAT_APP)) {
      throw new IllegalStateException(
          "Crowdshelf does not start: "
              + prefix
              + "apps.wechat-app cannot be offered together with sub-merchant.");
    }
    return new WechatContract(config.merchant(), config.subMerchant().orElse(null));
  }

  private static String onlyKey(String prefix, Map<String, PublicKey> keys) {
    if (keys.size() != 1) {
      throw new IllegalStateException(
          "Crowdshelf does not start: "
              + prefix
              + "answer-key has to name one of the platform keys.");
    }
    return keys.keySet().iterator().next();
  }
}
