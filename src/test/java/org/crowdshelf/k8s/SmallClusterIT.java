package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Keycloak;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * README's lines for a small cluster, with the settings, the realm and the people of the local
 * overlay, and everything as a process of this machine in place of a pod.
 */
@EnabledIfSystemProperty(named = "crowdshelf.keycloak", matches = ".+")
class SmallClusterIT {

  private static final Path PEOPLE =
      Path.of("k8s/components/keycloak-local/crowdshelf-users-0.json");
  private static final Path SAMPLES =
      Path.of("src/main/resources/db/samples/afterMigrate__samples.sql");

  @TempDir Path folder;

  @Test
  void somebodySignsInAndPlacesAPledgeWithTheLinesOfTheReadme() throws Exception {
    int port = Replica.freePort();
    try (Postgres database = Postgres.start();
        Keycloak keycloak = Keycloak.start(variables("keycloak-local/deployment.yaml"), PEOPLE);
        Replica service =
            Replica.begin(
                Replica.staging(),
                port,
                Replica.settings(
                    config(),
                    secret(),
                    database.settings(),
                    Map.of(
                        "SMALLRYE_CONFIG_LOCATIONS",
                        LocalKeys.make(folder).toString(),
                        "CROWDSHELF_OIDC_SERVER",
                        keycloak.issuer(),
                        "CROWDSHELF_SANDBOX_ADDRESS",
                        "http://localhost:" + port)))) {
      service.awaitReady();
      Database.execute(Manifests.text(SAMPLES));
      String answer =
          bash(
              lines()
                  .replace("localhost:8180/", keycloak.base() + "/")
                  .replace("localhost:8080/", service.base() + "/"));
      JsonObject placed = new JsonObject(answer).getJsonObject("data").getJsonObject("placePledge");
      String page = placed.getJsonObject("payment").getString("redirectUrl");
      assertTrue(page.startsWith(service.base() + "/sandbox/pay/"), answer);
      assertEquals(
          303, Client.post(java.net.URI.create(page + "/pay"), "", Map.of()).join().status());
      Eventually.holds(
          () ->
              assertEquals(
                  List.of("PAID"),
                  Database.column(
                      """
                      select p.state from pledges p join accounts a on a.id = p.account_id
                       where a.subject = 'backer' order by p.id desc limit 1""")));
    }
  }

  // From the line that fetches a token to the end of its block.
  private static String lines() {
    String readme = Manifests.text(Path.of("README.md"));
    int start = readme.indexOf("    TOKEN=$(curl -s localhost:8180");
    return readme.substring(start, readme.indexOf("\n\n", start));
  }

  private static String bash(String script) throws IOException, InterruptedException {
    Process bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), answer);
    return answer;
  }

  private static Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    Manifests.read(Overlay.LOCAL.resolve("config.yaml"))
        .get(0)
        .path("data")
        .fields()
        .forEachRemaining(entry -> config.put(entry.getKey(), entry.getValue().asText()));
    return config;
  }

  private static Map<String, String> secret() {
    Map<String, String> secret = new HashMap<>();
    for (JsonNode generator :
        Manifests.read(Overlay.LOCAL.resolve("kustomization.yaml"))
            .get(0)
            .path("secretGenerator")) {
      for (JsonNode literal : generator.path("literals")) {
        String[] pair = literal.asText().split("=", 2);
        if (pair[0].startsWith("CROWDSHELF_")) {
          secret.put(pair[0], pair[1]);
        }
      }
    }
    return secret;
  }

  // The values of the realm's placeholders.
  private static Map<String, String> variables(String file) {
    Map<String, String> variables = new HashMap<>();
    JsonNode deployment = Manifests.read(Path.of("k8s/components", file)).get(0);
    for (JsonNode variable : Manifests.podTemplate(deployment).at("/spec/containers/0/env")) {
      String name = variable.path("name").asText();
      if (name.startsWith("CROWDSHELF_")) {
        variables.put(name, variable.path("value").asText());
      }
    }
    return variables;
  }
}
