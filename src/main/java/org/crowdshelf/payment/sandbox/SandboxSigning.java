package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs and verifies messages: Ed25519 over timestamp, nonce and body, each on a line. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
public class SandboxSigning {

  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey providersKey;
  private final PublicKey publicKey;

  SandboxSigning(@ConfigProperty(name = "crowdshelf.sandbox.private-key") String providersKey)
      throws GeneralSecurityException {
    EdECPrivateKey key =
        (EdECPrivateKey)
            KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(providersKey)));
    this.providersKey = key;
    this.publicKey = publicKeyOf(key.getBytes().orElseThrow());
  }

  // The JDK makes a public key only together with a new private one, from random bytes: these are
  // the bytes.
  private static PublicKey publicKeyOf(byte[] secret) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(
        NamedParameterSpec.ED25519,
        new SecureRandom() {
          private static final long serialVersionUID = 1;

          @Override
          public void nextBytes(byte[] bytes) {
            System.arraycopy(secret, 0, bytes, 0, bytes.length);
          }
        });
    return generator.generateKeyPair().getPublic();
  }

  /** Returns whether a text is the provider's key, which whoever changes its behaviour shows. */
  boolean isKey(String text) {
    return text != null
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8),
            Base64.getEncoder().encode(providersKey.getEncoded()));
  }

  /** Signs a message with the provider's key. */
  public String sign(String timestamp, String nonce, String body) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(providersKey);
      signature.update(signed(timestamp, nonce, body));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns whether the provider signed the message. */
  boolean proves(String timestamp, String nonce, String body, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(publicKey);
      check.update(signed(timestamp, nonce, body));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException forged) {
      return false;
    }
  }

  private static byte[] signed(String timestamp, String nonce, String body) {
    return (timestamp + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
