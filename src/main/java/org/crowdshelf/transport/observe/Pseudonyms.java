package org.crowdshelf.transport.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The name of an account in the log: a keyed hash, the same on every replica. A hash without a key
 * could be reversed, because ids of accounts are public.
 */
@ApplicationScoped
class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 8;

  private final SecretKeySpec key;

  Pseudonyms(@ConfigProperty(name = "crowdshelf.cursor-key") String cursorKey) {
    SecretKeySpec cursors = new SecretKeySpec(Base64.getDecoder().decode(cursorKey), ALGORITHM);
    // A key has one purpose, so this one is derived from the key that seals cursors.
    this.key =
        new SecretKeySpec(
            mac(cursors, "accounts in logs".getBytes(StandardCharsets.UTF_8)), ALGORITHM);
  }

  /** The pseudonym: sixteen hexadecimal digits. */
  String of(UUID account) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(account.getMostSignificantBits()).putLong(account.getLeastSignificantBits());
    return HexFormat.of().formatHex(mac(key, bytes.array()), 0, BYTES);
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
