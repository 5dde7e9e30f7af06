package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keycloak in production, against the one that the tests sign in with. */
class KeycloakManifestsTest {

  private static final Path COMPONENT = Path.of("k8s/components/keycloak");

  @Test
  void everyVersionIsTheOneThatTheTestsRun() {
    String version = find("pom.xml", "<keycloak.version>(.+)</keycloak.version>");
    assertEquals(version, image().replaceAll("^.*:", ""));
    assertEquals(
        version,
        find("src/main/docker/Dockerfile.keycloak", "ARG KEYCLOAK=.*/keycloak:([^@\\n]+)"));
    assertEquals(
        version, find("src/main/docker/Dockerfile.keycloak", "-t \\S+/crowdshelf-keycloak:(\\S+)"));
  }

  @Test
  void productionStartsTheBuiltImageTwice() {
    JsonNode deployment = Manifests.read(COMPONENT.resolve("deployment.yaml")).get(0);
    assertEquals(2, deployment.at("/spec/replicas").asInt());
    List<JsonNode> arguments = Manifests.list(container().path("args"));
    assertEquals("start", arguments.get(0).asText());
    assertTrue(arguments.toString().contains("--optimized"), arguments::toString);
    assertTrue(container().at("/securityContext/readOnlyRootFilesystem").asBoolean());
    String build = Manifests.text(Path.of("src/main/docker/Dockerfile.keycloak"));
    for (String option :
        List.of("KC_DB=postgres", "KC_HEALTH_ENABLED=true", "KC_METRICS_ENABLED=true")) {
      assertTrue(build.contains(option), option);
    }
  }

  @Test
  void onlyTheRealmIsPublic() {
    JsonNode route = Manifests.read(COMPONENT.resolve("http-route.yaml")).get(0);
    Set<String> paths = new TreeSet<>();
    route.findValues("path").forEach(path -> paths.add(path.path("value").asText()));
    assertEquals(Set.of("/realms/crowdshelf", "/resources"), paths);
    JsonNode config = Manifests.read(COMPONENT.resolve("config.yaml")).get(0).path("data");
    assertTrue(config.path("KC_HOSTNAME_ADMIN").asText().startsWith("http://localhost:"));
  }

  @Test
  void noServiceAccountAdministersTheRealm() {
    String realm = Manifests.text(COMPONENT.resolve("realm-crowdshelf.json"));
    assertFalse(realm.contains("realm-management"));
    assertFalse(realm.contains("manage-users"));
    assertTrue(
        realm.contains("\"directAccessGrantsEnabled\": \"${CROWDSHELF_PASSWORD_GRANT:false}\""));
  }

  @Test
  void onlyTheLocalComponentHasPeopleAndTakesPasswords() throws IOException {
    Path local = Path.of("k8s/components/keycloak-local");
    JsonNode people = new JsonMapper().readTree(local.resolve("crowdshelf-users-0.json").toFile());
    assertEquals(
        List.of("teacher", "backer", "reviewer"),
        people.path("users").findValuesAsText("username"));
    for (Path file : Manifests.files(".yaml")) {
      if (!file.startsWith(local)) {
        assertFalse(Manifests.text(file).contains("CROWDSHELF_PASSWORD_GRANT"), file::toString);
        assertFalse(Manifests.text(file).contains("start-dev"), file::toString);
      }
    }
  }

  private static String image() {
    return container().path("image").asText();
  }

  private static JsonNode container() {
    return Manifests.podTemplate(Manifests.read(COMPONENT.resolve("deployment.yaml")).get(0))
        .at("/spec/containers/0");
  }

  private static String find(String file, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(Manifests.text(Path.of(file)));
    assertTrue(found.find(), file);
    return found.group(1);
  }
}
