package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs and verifies messages: Ed25519 over timestamp, nonce and body, each on a line. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
public class SandboxSigning {

  private final PrivateKey providersKey;
  private final PublicKey publicKey;

  SandboxSigning(
      @ConfigProperty(name = "crowdshelf.sandbox.private-key") String providersKey,
      @ConfigProperty(name = "crowdshelf.sandbox.public-key") String publicKey)
      throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance("Ed25519");
    Base64.Decoder base64 = Base64.getDecoder();
    this.providersKey = keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(providersKey)));
    this.publicKey = keys.generatePublic(new X509EncodedKeySpec(base64.decode(publicKey)));
  }

  /** Signs a message with the provider's key. */
  public String sign(String timestamp, String nonce, String body) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
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
      Signature check = Signature.getInstance("Ed25519");
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
