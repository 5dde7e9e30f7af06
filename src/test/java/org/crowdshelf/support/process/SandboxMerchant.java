package org.crowdshelf.support.process;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/** The sandbox provider's keys for one test, so that the test can speak for the provider. */
public final class SandboxMerchant {

  /** What the provider calls the service. */
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
        base64.encodeToString(keys.getPrivate().getEncoded()),
        "CROWDSHELF_SANDBOX_PUBLIC_KEY",
        base64.encodeToString(keys.getPublic().getEncoded()));
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
