package org.crowdshelf.support.provider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.crowdshelf.payment.Vectors;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.provider.alipay.AlipaySimulator;
import org.crowdshelf.support.provider.stripe.StripeSimulator;
import org.crowdshelf.support.provider.wechat.Transfers;
import org.crowdshelf.support.provider.wechat.WechatPaySimulator;

/** The three providers beside the service, with a merchant account at each, by settings alone. */
public final class Simulators implements QuarkusTestResourceLifecycleManager {

  /** The organisation whose money the account {@code partner} at WeChat Pay takes. */
  public static final UUID PARTNER = UUID.fromString("01980000-0000-7000-8000-000000000016");

  private static final double SCALE = 0.001;

  private static volatile WechatPaySimulator wechat;
  private static volatile AlipaySimulator alipay;
  private static volatile StripeSimulator stripe;

  /** WeChat Pay. */
  public static WechatPaySimulator wechat() {
    return wechat;
  }

  /** Alipay. */
  public static AlipaySimulator alipay() {
    return alipay;
  }

  /** Stripe. */
  public static StripeSimulator stripe() {
    return stripe;
  }

  /** The number of messages of all three that are neither accepted nor given up. */
  public static int waiting() {
    return wechat.notifications().waiting() + alipay.waiting() + stripe.waiting();
  }

  /**
   * Lets the bills of these providers be compared anew: a day's bill is compared once, and another
   * test may have done so before the payments of this one.
   */
  public static void forgetBills() {
    String theirs =
        " in (select id from payment_bills where provider in ('wechatpay', 'alipay', 'stripe'))";
    Database.execute("delete from payment_bill_totals where bill_id" + theirs);
    Database.execute("delete from payment_bills where id" + theirs);
  }

  @Override
  public Map<String, String> start() {
    try (ServerSocket free = new ServerSocket(0)) {
      int port = free.getLocalPort();
      Map<String, String> settings = start(URI.create("http://localhost:" + port));
      settings.put("quarkus.http.test-port", Integer.toString(port));
      settings.put("crowdshelf.payouts.providers", "sandbox,manual,wechatpay");
      settings.put("crowdshelf.payouts.wechatpay.app", WechatPaySimulator.APP);
      settings.put("crowdshelf.payouts.wechatpay.scene", Transfers.SCENE);
      settings.put("crowdshelf.payouts.wechatpay.reports", "公益活动名称=乡村图书馆");
      return settings;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts all three for a service at this address; answers its settings. */
  public static Map<String, String> start(URI service) throws IOException {
    Map<String, String> settings = new HashMap<>();
    Path keys = Files.createTempDirectory("provider-keys");
    startWechat(keys, settings);
    startAlipay(keys, settings);
    startStripe(keys, settings, service);
    return settings;
  }

  /**
   * Starts all three for a service at this address that is another process; answers the file with
   * its settings, for {@code SMALLRYE_CONFIG_LOCATIONS}.
   */
  public static Path settingsFile(URI service, Path folder) throws IOException {
    Properties settings = new Properties();
    settings.putAll(start(service));
    settings.put("crowdshelf.payment.address", service.toString());
    Path file = folder.resolve("providers.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    return file;
  }

  private static void startWechat(Path keys, Map<String, String> settings) throws IOException {
    KeyPair merchant = Vectors.newKeys();
    KeyPair platform = Vectors.newKeys();
    wechat =
        new WechatPaySimulator(
            merchant.getPublic(),
            Map.of(WechatPaySimulator.KEY_ID, platform),
            new TestClock(),
            SCALE);
    wechat.refunds().spaced(false);
    settings.put("crowdshelf.wechatpay.address", wechat.address().toString());
    String partner = "crowdshelf.wechatpay.accounts.partner.";
    settings.put(partner + "sub-merchant", WechatPaySimulator.SUB_MERCHANT);
    settings.put(partner + "organisation", Ids.encode(IdType.ORGANISATION, PARTNER));
    for (String account : new String[] {"crowdshelf.wechatpay.accounts.default.", partner}) {
      wechatAccount(account, keys, merchant, platform, settings);
    }
  }

  private static void wechatAccount(
      String account, Path keys, KeyPair merchant, KeyPair platform, Map<String, String> settings)
      throws IOException {
    settings.put(account + "merchant", WechatPaySimulator.MERCHANT);
    settings.put(account + "serial", WechatPaySimulator.SERIAL);
    settings.put(
        account + "private-key",
        pem(keys, "wechat-merchant", "PRIVATE KEY", merchant.getPrivate().getEncoded()));
    settings.put(
        account + "api-v3-keys", secret(keys, "wechat-api", WechatPaySimulator.API_V3_KEY));
    settings.put(
        account + "platform-keys." + WechatPaySimulator.KEY_ID,
        pem(keys, "wechat-platform", "PUBLIC KEY", platform.getPublic().getEncoded()));
    for (String scene : new String[] {"mini-program", "page", "h5", "qr"}) {
      settings.put(account + "apps.wechat-" + scene, WechatPaySimulator.APP);
    }
  }

  private static void startAlipay(Path keys, Map<String, String> settings) throws IOException {
    KeyPair application = Vectors.newKeys();
    KeyPair provider = Vectors.newKeys();
    alipay = new AlipaySimulator(application.getPublic(), provider, new TestClock(), SCALE);
    String account = "crowdshelf.alipay.accounts.default.";
    settings.put("crowdshelf.alipay.gateway", alipay.gateway().toString());
    settings.put(account + "app-id", AlipaySimulator.APP);
    settings.put(account + "seller-id", AlipaySimulator.SELLER);
    settings.put(
        account + "private-key",
        pem(keys, "alipay-application", "PRIVATE KEY", application.getPrivate().getEncoded()));
    settings.put(
        account + "alipay-key",
        pem(keys, "alipay", "PUBLIC KEY", provider.getPublic().getEncoded()));
  }

  private static void startStripe(Path keys, Map<String, String> settings, URI service)
      throws IOException {
    URI callback = service.resolve("/payments/stripe/default/callback");
    stripe = new StripeSimulator(callback, new TestClock(), SCALE);
    String account = "crowdshelf.stripe.accounts.default.";
    settings.put("crowdshelf.stripe.address", stripe.address().toString());
    settings.put(account + "key", secret(keys, "stripe-key", StripeSimulator.KEY));
    settings.put(
        account + "webhook-secrets", secret(keys, "stripe-secret", StripeSimulator.SECRET));
  }

  private static String pem(Path folder, String name, String label, byte[] key) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return secret(
        folder, name, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----");
  }

  private static String secret(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".pem"), text + "\n").toString();
  }

  @Override
  public void stop() {
    stopAll();
  }

  /** Stops all three. */
  public static void stopAll() {
    wechat.close();
    alipay.close();
    stripe.close();
  }
}
