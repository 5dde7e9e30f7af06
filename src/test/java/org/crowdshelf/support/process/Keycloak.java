package org.crowdshelf.support.process;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real Keycloak, from its distribution, with the realm that ships with this project: a process of
 * its own, on a port of its own, with nothing left of an earlier run.
 */
public final class Keycloak implements AutoCloseable {

  private static final Path REALM = Path.of("k8s/components/keycloak/realm-crowdshelf.json");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String ADMIN = "admin";

  private final Process process;
  private final Path log;
  private final int port = Replica.freePort();
  private final Thread killedWithUs = new Thread(this::kill);

  private Keycloak(Path folder, Map<String, String> environment, List<Path> people)
      throws IOException {
    Path data = folder.resolve("data");
    delete(data);
    Path imports = Files.createDirectories(data.resolve("import"));
    Files.copy(REALM, imports.resolve("crowdshelf-realm.json"));
    for (Path file : people) {
      Files.copy(file, imports.resolve(file.getFileName()));
    }
    folder.resolve("bin/kc.sh").toFile().setExecutable(true);
    log = folder.resolve("keycloak.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            folder.resolve("bin/kc.sh").toAbsolutePath().toString(),
            "start-dev",
            "--import-realm",
            "--http-host=localhost",
            "--http-port=" + port,
            "--cache=local");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    builder.environment().putAll(environment);
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(killedWithUs);
  }

  /**
   * Starts one whose realm has these values for its placeholders, and the people in these files.
   */
  public static Keycloak start(Map<String, String> placeholders, Path... people) {
    try {
      Path folder = Path.of(System.getProperty("crowdshelf.keycloak"));
      Keycloak keycloak = new Keycloak(folder, placeholders, List.of(people));
      keycloak.awaitRealm();
      return keycloak;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The issuer that its tokens name. */
  public String issuer() {
    return base() + "/realms/crowdshelf";
  }

  /** An endpoint of the realm, e.g. token. */
  public URI endpoint(String name) {
    return URI.create(issuer() + "/protocol/openid-connect/" + name);
  }

  /** Makes somebody with a password and these roles of the realm. */
  public void user(String name, String password, String... roles) {
    JsonObject user =
        new JsonObject()
            .put("username", name)
            .put("email", name + "@example.org")
            .put("emailVerified", true)
            .put("firstName", name)
            .put("lastName", "Example")
            .put("enabled", true)
            .put(
                "credentials",
                new JsonArray()
                    .add(new JsonObject().put("type", "password").put("value", password)));
    String id = create("/users", user);
    JsonArray granted = new JsonArray();
    for (String role : roles) {
      granted.add(new JsonObject(admin("GET", "/roles/" + role, null).body()));
    }
    admin("POST", "/users/" + id + "/role-mappings/realm", granted.encode());
  }

  /** The id of the user with this name. */
  public String userId(String name) {
    return list("/users?exact=true&username=" + name).getJsonObject(0).getString("id");
  }

  /** Makes something by the admin API; answers its id. */
  public String create(String path, JsonObject what) {
    String location =
        admin("POST", path, what.encode()).headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** The objects that the admin API lists there. */
  public JsonArray list(String path) {
    return new JsonArray(admin("GET", path, null).body());
  }

  /** Takes something away by the admin API. */
  public void remove(String path) {
    admin("DELETE", path, null);
  }

  private Http.Reply admin(String method, String path, String body) {
    String token =
        new JsonObject(
                Http.form(
                        URI.create(base() + "/realms/master/protocol/openid-connect/token"),
                        Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            "admin-cli",
                            "username",
                            ADMIN,
                            "password",
                            ADMIN))
                    .body())
            .getString("access_token");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base() + "/admin/realms/crowdshelf" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    Http.Reply reply = Http.send(request);
    if (reply.status() >= 300) {
      throw new AssertionError(method + " " + path + ": " + reply.status() + " " + reply.body());
    }
    return reply;
  }

  /** Where it is reached. */
  public String base() {
    return "http://localhost:" + port;
  }

  private void awaitRealm() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    URI discovery = URI.create(issuer() + "/.well-known/openid-configuration");
    while (!Http.answers(discovery)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("Keycloak does not start:\n" + Files.readString(log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> files = new ArrayList<>();
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(files::add);
      }
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  // The script and what it started.
  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(killedWithUs);
  }
}
