package org.crowdshelf.transport.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TLS to the database and to the OIDC server, from {@code sslmode} in the database's address and
 * from the files of certificate authorities. The modes mean what they mean to libpq; the settings
 * of both PostgreSQL clients follow from them, so that migrations and requests agree.
 */
final class TlsSettings {

  static final String DATABASE_CA = "crowdshelf.database.ca";
  static final String OIDC_CA = "crowdshelf.oidc.ca";

  private static final String DATABASE = "crowdshelf.database.url";
  private static final Pattern MODE = Pattern.compile("[?&]sslmode=([^&]*)");
  private static final Set<String> VERIFYING = Set.of("verify-ca", "verify-full");
  private static final Set<String> OTHERS = Set.of("disable", "allow", "prefer", "require");
  private static final String REACTIVE = "quarkus.datasource.reactive.";
  private static final String JDBC =
      "quarkus.datasource.migrations.jdbc.additional-jdbc-properties.";

  private TlsSettings() {}

  /** The problems, each as a part of one sentence. */
  static void check(Function<String, Optional<String>> setting, List<String> objections) {
    Optional<String> mode = mode(setting);
    boolean verifies = mode.map(VERIFYING::contains).orElse(true);
    boolean ca = file(setting, DATABASE_CA, objections);
    if (mode.isPresent() && !verifies && !OTHERS.contains(mode.get())) {
      objections.add(
          DATABASE + " has an unknown sslmode (disable, require, verify-ca or verify-full)");
    } else if (ca && !verifies) {
      objections.add(
          DATABASE
              + " has to say sslmode=verify-full or verify-ca where "
              + DATABASE_CA
              + " is set");
    } else if (!ca && mode.isPresent() && verifies) {
      objections.add(
          DATABASE + " says sslmode=" + mode.get() + ", which needs the file " + DATABASE_CA);
    }
    file(setting, OIDC_CA, objections);
  }

  /** The settings of the clients that follow. */
  static Map<String, String> of(Function<String, Optional<String>> setting) {
    Map<String, String> settings = new HashMap<>();
    Optional<String> mode = mode(setting);
    value(setting, DATABASE_CA)
        .ifPresentOrElse(
            file -> verify(mode.orElse("verify-full"), file, settings),
            () -> {
              if (mode.isPresent() && !mode.get().equals("disable")) {
                // Encrypts, and believes any certificate.
                settings.put(REACTIVE + "trust-all", "true");
              }
            });
    value(setting, OIDC_CA)
        .ifPresent(
            file -> {
              settings.put("quarkus.tls.crowdshelf-oidc.trust-store.pem.certs", file);
              settings.put("quarkus.oidc.tls.tls-configuration-name", "crowdshelf-oidc");
            });
    return settings;
  }

  private static void verify(String mode, String file, Map<String, String> settings) {
    settings.put(REACTIVE + "trust-certificate-pem", "true");
    settings.put(REACTIVE + "trust-certificate-pem.certs", file);
    settings.put(REACTIVE + "postgresql.ssl-mode", mode);
    settings.put(
        REACTIVE + "hostname-verification-algorithm",
        mode.equals("verify-full") ? "HTTPS" : "NONE");
    settings.put(JDBC + "sslmode", mode);
    settings.put(JDBC + "sslrootcert", file);
  }

  private static boolean file(
      Function<String, Optional<String>> setting, String name, List<String> objections) {
    Optional<String> file = value(setting, name);
    if (file.isPresent() && !Files.isReadable(Path.of(file.get()))) {
      objections.add(name + " names no file that can be read (certificates in PEM)");
    }
    return file.isPresent();
  }

  private static Optional<String> mode(Function<String, Optional<String>> setting) {
    return value(setting, DATABASE).map(MODE::matcher).filter(Matcher::find).map(m -> m.group(1));
  }

  private static Optional<String> value(Function<String, Optional<String>> setting, String name) {
    return setting.apply(name).map(String::strip).filter(value -> !value.isEmpty());
  }
}
