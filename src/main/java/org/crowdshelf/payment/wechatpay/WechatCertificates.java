package org.crowdshelf.payment.wechatpay;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.crowdshelf.payment.port.CertificateDays;
import org.crowdshelf.payment.port.KeyFiles;
import org.crowdshelf.payment.port.PemKeys;

/**
 * Reads certificates at start and watches their ends. A certificate of another serial than the
 * settings name stops the start: WeChat Pay would refuse every call, and each message would seem
 * forged.
 */
record WechatCertificates(CertificateDays days) {

  private static final int HEXADECIMAL = 16;

  /** Watches a certificate. */
  void watch(String setting, String path, String serial) {
    days.watch(setting, KeyFiles.read(setting, path, pem -> certificate(pem, serial)));
  }

  /** The public key of WeChat Pay: from a platform certificate, or as it is. */
  PublicKey platformKey(String setting, String path, String serial) {
    return KeyFiles.read(
        setting,
        path,
        pem -> {
          if (!pem.contains("BEGIN CERTIFICATE")) {
            return PemKeys.publicKey(pem);
          }
          X509Certificate certificate = certificate(pem, serial);
          days.watch(setting, certificate);
          return certificate.getPublicKey();
        });
  }

  private static X509Certificate certificate(String pem, String serial) {
    X509Certificate certificate = PemKeys.certificate(pem);
    if (!serial.matches("[0-9A-Fa-f]{1,64}")
        || !new BigInteger(serial, HEXADECIMAL).equals(certificate.getSerialNumber())) {
      throw new IllegalArgumentException("the certificate has another serial");
    }
    return certificate;
  }
}
