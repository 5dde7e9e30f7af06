package org.crowdshelf.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import org.crowdshelf.payment.Vectors;
import org.crowdshelf.payment.port.CertificateDays;
import org.crowdshelf.payment.port.PemKeys;
import org.crowdshelf.support.process.Certificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of WeChat Pay belong to the serials in the settings, and their ends are watched. */
class WechatCertificatesTest {

  private static final String SETTING = "crowdshelf.wechatpay.accounts.default.certificate";

  @TempDir static Path folder;
  private static Path file;
  private static X509Certificate certificate;
  private static String serial;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private WechatCertificates certificates = certificates(Duration.ZERO);

  @BeforeAll
  static void make() throws Exception {
    file = Certificate.of("merchant.example", folder).file();
    certificate = PemKeys.certificate(Files.readString(file));
    serial = certificate.getSerialNumber().toString(16);
  }

  @Test
  void tellsTheDaysOfACertificate() {
    certificates.watch(SETTING, file.toString(), serial.toUpperCase(Locale.ROOT));
    Duration valid =
        Duration.between(Clock.systemUTC().instant(), certificate.getNotAfter().toInstant());
    assertEquals(valid.toDays(), days(), 1);
  }

  @Test
  void tellsNegativeDaysAfterTheEnd() {
    certificates = certificates(Duration.ofDays(4000));
    certificates.watch(SETTING, file.toString(), serial);
    assertTrue(days() < 0, "days: " + days());
  }

  @Test
  void refusesACertificateOfAnotherSerial() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> certificates.watch(SETTING, file.toString(), serial + "0"));
    assertEquals(
        "Crowdshelf does not start: " + SETTING + ": the certificate has another serial.",
        refused.getMessage());
    assertThrows(
        IllegalStateException.class,
        () -> certificates.platformKey(SETTING, file.toString(), "PUB_KEY_ID_1"));
  }

  @Test
  void readsPlatformKeysOfBothForms() throws Exception {
    assertEquals(
        certificate.getPublicKey(), certificates.platformKey(SETTING, file.toString(), serial));
    assertEquals(
        1,
        metrics
            .find("crowdshelf.payment.certificate.days")
            .tag("setting", SETTING)
            .gauges()
            .size());
    byte[] key = Vectors.newKeys().getPublic().getEncoded();
    Path plain =
        Files.writeString(
            folder.resolve("plain.pem"),
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n");
    assertEquals(
        Base64.getEncoder().encodeToString(key),
        Base64.getEncoder()
            .encodeToString(
                certificates.platformKey("other", plain.toString(), "PUB_KEY_ID_1").getEncoded()));
    assertEquals(
        0,
        metrics
            .find("crowdshelf.payment.certificate.days")
            .tag("setting", "other")
            .gauges()
            .size());
  }

  private WechatCertificates certificates(Duration ahead) {
    Clock clock = Clock.offset(Clock.system(ZoneOffset.UTC), ahead);
    return new WechatCertificates(new CertificateDays(metrics, clock));
  }

  private long days() {
    Gauge gauge =
        metrics.get("crowdshelf.payment.certificate.days").tag("setting", SETTING).gauge();
    return (long) gauge.value();
  }
}
