package org.crowdshelf.payment.port;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * RSA keys and certificates in PEM form, as providers hand them out.
 *
 * <p>Every method throws {@link IllegalArgumentException} with a sentence that names the expected
 * form and never quotes the key.
 */
public final class PemKeys {

  private PemKeys() {}

  /** A private key in PKCS #8 (BEGIN PRIVATE KEY). */
  public static PrivateKey privateKey(String pem) {
    if (pem.contains("BEGIN RSA PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "The private key is in PKCS #1; convert it with: openssl pkcs8 -topk8 -nocrypt");
    }
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(content(pem, "PRIVATE KEY")));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalArgumentException("The private key is not an RSA key in PKCS #8");
    }
  }

  /** A public key (BEGIN PUBLIC KEY), or the public key of a certificate (BEGIN CERTIFICATE). */
  public static PublicKey publicKey(String pem) {
    if (pem.contains("BEGIN CERTIFICATE")) {
      return certificate(pem).getPublicKey();
    }
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(content(pem, "PUBLIC KEY")));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalArgumentException("The public key is not an RSA key in X.509 form");
    }
  }

  /** A certificate (BEGIN CERTIFICATE). */
  public static X509Certificate certificate(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalArgumentException("The certificate is not an X.509 certificate");
    }
  }

  private static byte[] content(String pem, String label) {
    String begin = "-----BEGIN " + label + "-----";
    String end = "-----END " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("The PEM file has no block " + label);
    }
    try {
      return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException("The PEM block " + label + " is not base64");
    }
  }
}
