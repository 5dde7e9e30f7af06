package org.crowdshelf.support.process;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.support.Database;

/** The sandbox provider's keys for one test, so that the test can speak for the provider. */
public final class SandboxMerchant {

  /** The provider's name for the service. */
  public static final String NAME = "crowdshelf-proof";

  private final KeyPair keys;

  /** With new keys. */
  public SandboxMerchant() {
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The environment of a replica with this provider, whose callbacks go to an address. */
  public Map<String, String> settings(String address) {
    Base64.Encoder base64 = Base64.getEncoder();
    return Map.of(
        "CROWDSHELF_SANDBOX_ADDRESS",
        address,
        "CROWDSHELF_SANDBOX_MERCHANT",
        NAME,
        "CROWDSHELF_SANDBOX_PRIVATE_KEY",
        base64.encodeToString(keys.getPrivate().getEncoded()));
  }

  /** The body of a message of the provider about a payment. */
  public static String message(String reference, String about, String state, long amountMinor) {
    return body(reference, about, state, amountMinor).encode();
  }

  /** The body of a message about the refund of a payment. */
  public static String refund(String reference, String state, long amountMinor) {
    String number =
        Database.value(
            "select r.merchant_reference from refunds r join payments p on p.id = r.payment_id"
                + " where p.merchant_reference = ?",
            reference);
    return body(reference, "refund", state, amountMinor).put("refundReference", number).encode();
  }

  private static JsonObject body(String reference, String about, String state, long amountMinor) {
    return new JsonObject()
        .put("id", "proof-" + UUID.randomUUID())
        .put("merchant", NAME)
        .put("about", about)
        .put("reference", reference)
        .put("state", state)
        .put("amountMinor", amountMinor)
        .put("currency", "CNY");
  }

  /** Tells a replica something as the provider would; the receipt comes later. */
  public CompletableFuture<Client.Reply> tell(Replica replica, String body) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    String nonce = UUID.randomUUID().toString();
    Map<String, String> headers =
        Map.of(
            "Sandbox-Timestamp",
            timestamp,
            "Sandbox-Nonce",
            nonce,
            "Sandbox-Signature",
            sign(timestamp, nonce, body));
    return Client.post(replica.address("/payments/sandbox/callback"), body, headers);
  }

  /** The provider's signature. */
  public String sign(String timestamp, String nonce, String body) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      String signed = timestamp + "\n" + nonce + "\n" + body + "\n";
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
