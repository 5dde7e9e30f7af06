package org.crowdshelf.payout;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what a provider needs of a payout account, with AES-256-GCM and a key that the database
 * does not have. The row's key is authenticated with it, so that the values of one row cannot be
 * put into another.
 */
@ApplicationScoped
class PayoutSecrets {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Optional<SecretKeySpec> key;
  private final SecureRandom random = new SecureRandom();

  PayoutSecrets(@ConfigProperty(name = "crowdshelf.payouts.key") Optional<String> key) {
    this.key = key.map(text -> new SecretKeySpec(Base64.getDecoder().decode(text.strip()), "AES"));
  }

  /** The values, sealed for the row with this key. */
  byte[] seal(UUID row, Map<String, String> params) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain =
        new JsonObject(new TreeMap<String, Object>(params))
            .encode()
            .getBytes(StandardCharsets.UTF_8);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, row, plain);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /** The values of the row with this key. */
  Map<String, String> open(UUID row, byte[] stored) {
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] sealed = new byte[buffer.remaining()];
    buffer.get(sealed);
    String plain =
        new String(crypt(Cipher.DECRYPT_MODE, nonce, row, sealed), StandardCharsets.UTF_8);
    Map<String, String> params = new TreeMap<>();
    new JsonObject(plain).forEach(entry -> params.put(entry.getKey(), (String) entry.getValue()));
    return params;
  }

  /** Returns whether these are the values of the row; false where another key sealed them. */
  boolean has(UUID row, byte[] stored, Map<String, String> params) {
    try {
      return open(row, stored).equals(params);
    } catch (IllegalStateException sealedWithAnotherKey) {
      return false;
    }
  }

  private byte[] crypt(int mode, byte[] nonce, UUID row, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.orElseThrow(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(row.toString().getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException notOurs) {
      // Neither the key nor the values are quoted.
      throw new IllegalStateException("A payout account cannot be sealed or opened", notOurs);
    }
  }
}
