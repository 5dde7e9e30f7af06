package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsSettingsTest {

  private static final String TRUST_ALL = "quarkus.datasource.reactive.trust-all";
  private static final String MODE = "quarkus.datasource.reactive.postgresql.ssl-mode";
  private static final String HOST = "quarkus.datasource.reactive.hostname-verification-algorithm";
  private static final String JDBC =
      "quarkus.datasource.migrations.jdbc.additional-jdbc-properties.";

  @TempDir Path folder;

  @Test
  void nothingFollowsFromAPlainAddress() {
    assertEquals(Map.of(), TlsSettings.of(settings("", null)));
    assertEquals(Map.of(), TlsSettings.of(settings("?sslmode=disable", null)));
    assertEquals(List.of(), objections(settings("", null)));
  }

  @Test
  void requireEncryptsAndBelievesAnyCertificateAsLibpqDoes() {
    Function<String, Optional<String>> settings = settings("?a=b&sslmode=require", null);
    assertEquals(Map.of(TRUST_ALL, "true"), TlsSettings.of(settings));
    assertEquals(List.of(), objections(settings));
  }

  @Test
  void aFileVerifiesCertificateAndHostByBothClients() throws IOException {
    String file = file();
    Map<String, String> follow = TlsSettings.of(settings("", file));
    assertEquals("verify-full", follow.get(MODE));
    assertEquals("HTTPS", follow.get(HOST));
    assertEquals("verify-full", follow.get(JDBC + "sslmode"));
    assertEquals(file, follow.get(JDBC + "sslrootcert"));
    assertEquals(file, follow.get("quarkus.datasource.reactive.trust-certificate-pem.certs"));
    assertEquals(follow, TlsSettings.of(settings("?sslmode=verify-full", file)));
    assertEquals(List.of(), objections(settings("", file)));
  }

  @Test
  void verifyCaLeavesTheHostOut() throws IOException {
    Map<String, String> follow = TlsSettings.of(settings("?sslmode=verify-ca", file()));
    assertEquals("verify-ca", follow.get(MODE));
    assertEquals("NONE", follow.get(HOST));
    assertEquals("verify-ca", follow.get(JDBC + "sslmode"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?sslmode=requires", "?sslmode=", "?sslmode=verify-full", "?sslmode=verify-ca"})
  void refusesAnUnknownModeAndOneWithoutItsFile(String query) {
    List<String> objections = objections(settings(query, null));
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(objections.get(0).contains("sslmode"), objections::toString);
  }

  @Test
  void refusesAFileThatWouldNotBeUsedOrIsMissing() throws IOException {
    assertEquals(1, objections(settings("?sslmode=require", file())).size());
    List<String> objections = objections(settings("", folder + "/missing"));
    assertEquals(
        List.of("crowdshelf.database.ca names no file that can be read (certificates in PEM)"),
        objections);
    assertEquals(
        1,
        objections(
                name ->
                    Optional.of(folder + "/missing").filter(f -> name.equals("crowdshelf.oidc.ca")))
            .size());
  }

  private String file() throws IOException {
    return Files.writeString(folder.resolve("ca.crt"), "-----BEGIN CERTIFICATE-----").toString();
  }

  private static List<String> objections(Function<String, Optional<String>> settings) {
    List<String> objections = new ArrayList<>();
    TlsSettings.check(settings, objections);
    return objections;
  }

  private static Function<String, Optional<String>> settings(String query, String file) {
    Map<String, String> settings = new HashMap<>();
    settings.put("crowdshelf.database.url", "postgresql://db:5432/shelf" + query);
    settings.put("crowdshelf.database.ca", file == null ? "" : file);
    return name -> Optional.ofNullable(settings.get(name));
  }
}
