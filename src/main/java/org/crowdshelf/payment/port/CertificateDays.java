package org.crowdshelf.payment.port;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;

/**
 * The metric {@code crowdshelf.payment.certificate.days}: whole days until a certificate at a
 * provider ends, by the setting that names its file. Negative after its end.
 */
@Singleton
public class CertificateDays {

  private static final String NAME = "crowdshelf.payment.certificate.days";

  private final MeterRegistry metrics;
  private final Clock clock;

  public CertificateDays(MeterRegistry metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
    // Dashboards and alerts find the metric where no certificate is set, too.
    Gauge.builder(NAME, () -> Double.NaN).tag("setting", "").register(metrics);
  }

  /** Shows the days of a certificate from now on. */
  public void watch(String setting, X509Certificate certificate) {
    Gauge.builder(NAME, certificate, this::days).tag("setting", setting).register(metrics);
  }

  private long days(X509Certificate certificate) {
    return Duration.between(clock.instant(), certificate.getNotAfter().toInstant()).toDays();
  }
}
