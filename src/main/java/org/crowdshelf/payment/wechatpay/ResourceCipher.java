package org.crowdshelf.payment.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts what WeChat Pay encrypts for the merchant (AEAD_AES_256_GCM with the APIv3 key).
 *
 * <p>A changed APIv3 key has no period of overlap at WeChat Pay, and notifications under the old
 * key arrive for a while: each configured key is tried.
 */
final class ResourceCipher {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<SecretKeySpec> keys;

  /**
   * @param apiV3Keys 32 ASCII characters each, the current one first
   * @throws IllegalArgumentException if one has another length
   */
  ResourceCipher(List<String> apiV3Keys) {
    this.keys = apiV3Keys.stream().map(ResourceCipher::key).toList();
  }

  /**
   * The plain text of an encrypted resource.
   *
   * @param ciphertext base64, the tag at its end
   * @throws GeneralSecurityException if no key decrypts it, or it is malformed
   */
  String decrypt(String ciphertext, String nonce, String associatedData)
      throws GeneralSecurityException {
    byte[] iv = nonce.getBytes(StandardCharsets.UTF_8);
    if (iv.length != NONCE_BYTES) {
      throw new GeneralSecurityException("the nonce must have 12 bytes");
    }
    byte[] encrypted = decode(ciphertext);
    if (encrypted.length < TAG_BITS / Byte.SIZE) {
      throw new GeneralSecurityException("the ciphertext is shorter than its tag");
    }
    GeneralSecurityException last = new GeneralSecurityException("no key is configured");
    for (SecretKeySpec key : keys) {
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
        return new String(cipher.doFinal(encrypted), StandardCharsets.UTF_8);
      } catch (GeneralSecurityException anotherKey) {
        last = anotherKey;
      }
    }
    throw last;
  }

  private static byte[] decode(String ciphertext) throws GeneralSecurityException {
    try {
      return Base64.getDecoder().decode(ciphertext);
    } catch (IllegalArgumentException malformed) {
      throw new GeneralSecurityException("the ciphertext is not base64");
    }
  }

  private static SecretKeySpec key(String apiV3Key) {
    byte[] bytes = apiV3Key.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("An APIv3 key must have 32 ASCII characters");
    }
    return new SecretKeySpec(bytes, "AES");
  }
}
