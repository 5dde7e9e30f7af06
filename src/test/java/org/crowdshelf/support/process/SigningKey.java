package org.crowdshelf.support.process;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A key that tokens are signed with.
 *
 * @param id what the key set calls it
 * @param algorithm as JOSE calls it: RS256 or ES256
 */
public record SigningKey(String id, String algorithm, KeyPair pair) {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** A new key for RS256. */
  public static SigningKey rsa(String id) {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      return new SigningKey(id, "RS256", keys.generateKeyPair());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A new key for ES256. */
  public static SigningKey elliptic(String id) {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      return new SigningKey(id, "ES256", keys.generateKeyPair());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The signature of these bytes, as JOSE writes it. */
  byte[] sign(byte[] content) {
    try {
      Signature signature =
          Signature.getInstance(
              algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public half as a JSON Web Key. */
  JsonObject published() {
    JsonObject key = new JsonObject().put("kid", id).put("use", "sig").put("alg", algorithm);
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      return key.put("kty", "RSA")
          .put("n", unsigned(rsa.getModulus(), 256))
          .put("e", unsigned(rsa.getPublicExponent(), 3));
    }
    ECPublicKey elliptic = (ECPublicKey) pair.getPublic();
    return key.put("kty", "EC")
        .put("crv", "P-256")
        .put("x", unsigned(elliptic.getW().getAffineX(), 32))
        .put("y", unsigned(elliptic.getW().getAffineY(), 32));
  }

  private static String unsigned(BigInteger number, int length) {
    byte[] signed = number.toByteArray();
    byte[] bytes = new byte[length];
    int taken = Math.min(signed.length, length);
    System.arraycopy(signed, signed.length - taken, bytes, length - taken, taken);
    return BASE64.encodeToString(bytes);
  }
}
