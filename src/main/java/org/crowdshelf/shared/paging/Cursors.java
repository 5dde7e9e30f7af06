package org.crowdshelf.shared.paging;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts a position in a list, so that a client cannot read or forge a cursor, or use it in
 * another list or order. Equal positions give equal cursors, so equal answers have equal bytes.
 */
@ApplicationScoped
public class Cursors {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec sealing;
  private final SecretKeySpec naming;

  Cursors(@ConfigProperty(name = "crowdshelf.cursor-key") String key) {
    byte[] secret = decodeKey(key);
    this.sealing = new SecretKeySpec(derive(secret, "seal"), "AES");
    this.naming = new SecretKeySpec(derive(secret, "nonce"), "HmacSHA256");
  }

  /** The 32 bytes of a configured key; refuses anything else by name. */
  static byte[] decodeKey(String key) {
    try {
      byte[] secret = Base64.getDecoder().decode(key.trim());
      if (secret.length == 32) {
        return secret;
      }
    } catch (IllegalArgumentException notBase64) {
      // The exception below does not quote the key.
    }
    throw new IllegalArgumentException("crowdshelf.cursor-key must be 32 bytes in base64");
  }

  /** Returns whether a text is a valid {@code crowdshelf.cursor-key}: 32 bytes in base64. */
  public static boolean isKey(String text) {
    try {
      return decodeKey(text).length == 32;
    } catch (IllegalArgumentException unfit) {
      return false;
    }
  }

  /** The cursor of a position in the list of this name. */
  public String seal(String list, String place) {
    byte[] plain = place.getBytes(StandardCharsets.UTF_8);
    // The nonce is an HMAC of the plaintext: different for different positions, equal for equal
    // ones.
    byte[] nonce = Arrays.copyOf(mac(naming, list + "\n" + place), NONCE_BYTES);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, list, plain);
    byte[] cursor = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, cursor, NONCE_BYTES, sealed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /** The position in a cursor of this list; empty if the cursor is forged or of another list. */
  public Optional<String> open(String list, String cursor) {
    if (cursor.length() > 500) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length < NONCE_BYTES + TAG_BITS / 8) {
        return Optional.empty();
      }
      byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      byte[] sealed = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
      return Optional.of(
          new String(crypt(Cipher.DECRYPT_MODE, nonce, list, sealed), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }

  private byte[] crypt(int mode, byte[] nonce, String list, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException notOurs) {
      throw new IllegalArgumentException(notOurs);
    }
  }

  private static byte[] derive(byte[] secret, String purpose) {
    return mac(new SecretKeySpec(secret, "HmacSHA256"), "crowdshelf cursor " + purpose);
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
