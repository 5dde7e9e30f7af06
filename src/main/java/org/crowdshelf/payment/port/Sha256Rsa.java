package org.crowdshelf.payment.port;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** SHA-256 with RSA (PKCS #1 v1.5) over UTF-8 text, in base64: how WeChat Pay and Alipay sign. */
public final class Sha256Rsa {

  private static final String ALGORITHM = "SHA256withRSA";

  private Sha256Rsa() {}

  /** The signature of a message. */
  public static String sign(PrivateKey key, String message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns whether the signature is the key's over exactly this message; false if not base64. */
  public static boolean verifies(PublicKey key, String message, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(message.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }
}
