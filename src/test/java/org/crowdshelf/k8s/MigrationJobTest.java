package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each version gets a migration job of its own, whatever its image is called. */
@EnabledIf("org.crowdshelf.k8s.Manifests#canBuild")
class MigrationJobTest {

  private static final String IMAGE = "images:\n  - name: registry.example/crowdshelf\n    ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "newTag: 1.0.0_RC-2.build.2026-11-26T10.00.00Z.with-a-tag-as-long-as-tags-may-be",
        "digest: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "newName: registry.example:5000/team/crowdshelf"
      })
  void hasANameThatAnyImageAllows(String image) {
    JsonNode job = Overlay.production("image-" + image.hashCode(), IMAGE + image).migration();
    assertTrue(name(job).matches("crowdshelf-migrate-[a-z0-9]{10}"), name(job));
    assertNotEquals(name(Overlay.production().migration()), name(job));
  }

  @Test
  void isCreatedAgainByTheNextApplyAfterItFailed() {
    JsonNode job = Overlay.production().migration();
    int deletedAfter = job.at("/spec/ttlSecondsAfterFinished").asInt();
    assertTrue(deletedAfter > 0 && deletedAfter <= 600, "seconds: " + deletedAfter);
  }

  @Test
  void runsAfterTheDatabaseAndBeforeTheServiceInArgoCd() {
    Overlay production = Overlay.production();
    JsonNode job = production.migration().at("/metadata/annotations");
    assertEquals("Sync", job.path("argocd.argoproj.io/hook").asText());
    assertEquals("BeforeHookCreation", job.path("argocd.argoproj.io/hook-delete-policy").asText());
    assertTrue(wave(production.get("Cluster", "crowdshelf-db")) < wave(production.migration()));
    assertTrue(wave(production.migration()) < wave(production.get("Deployment", "crowdshelf")));
  }

  @Test
  void isReplacedByFlux() {
    JsonNode annotations = Overlay.production().migration().at("/metadata/annotations");
    assertEquals("enabled", annotations.path("kustomize.toolkit.fluxcd.io/force").asText());
  }

  private static int wave(JsonNode object) {
    return object.at("/metadata/annotations/argocd.argoproj.io~1sync-wave").asInt(0);
  }

  private static String name(JsonNode job) {
    return job.at("/metadata/name").asText();
  }
}
