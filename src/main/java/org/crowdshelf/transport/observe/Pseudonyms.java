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
 * What the log calls an account: the same on every replica, and nothing to whoever reads logs but
 * has not the service's key. A plain hash would be something: an account's id is public.
 */
@ApplicationScoped
class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 8;

  private final SecretKeySpec key;

  Pseudonyms(@ConfigProperty(name = "crowdshelf.cursor-key") String cursorKey) {
    SecretKeySpec cursors = new SecretKeySpec(Base64.getDecoder().decode(cursorKey), ALGORITHM);
    // One key, one purpose: this one is derived from the one that seals cursors.
    this.key =
        new SecretKeySpec(
            mac(cursors, "accounts in logs".getBytes(StandardCharsets.UTF_8)), ALGORITHM);
  }

  /** Sixteen hexadecimal digits. */
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
