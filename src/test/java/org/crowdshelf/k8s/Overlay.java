package org.crowdshelf.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The manifests of an overlay, and variations of it as an operator would write them. */
record Overlay(List<JsonNode> objects) {

  static final Path PRODUCTION = Path.of("k8s/overlays/production");
  static final Path LOCAL = Path.of("k8s/overlays/local");

  static Overlay production() {
    return new Overlay(Manifests.build(PRODUCTION));
  }

  static Overlay local() {
    return new Overlay(Manifests.build(LOCAL));
  }

  /** Production with more lines in its kustomization; k8s stands for the folder of that name. */
  static Overlay production(String name, String more) {
    Path folder = Path.of("target/overlays", name);
    String text = "resources: [k8s/overlays/production]\n" + more;
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("kustomization.yaml"), text.replace("k8s/", "../../../k8s/"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new Overlay(Manifests.build(folder));
  }

  Stream<JsonNode> kind(String kind) {
    return objects.stream().filter(object -> Manifests.is(object, kind));
  }

  Optional<JsonNode> find(String kind, String name) {
    return kind(kind).filter(o -> o.at("/metadata/name").asText().equals(name)).findFirst();
  }

  JsonNode get(String kind, String name) {
    return find(kind, name).orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /** The first container of a workload. */
  JsonNode container(String kind, String name) {
    return Manifests.podTemplate(get(kind, name)).at("/spec/containers/0");
  }

  /** The migration job, whose name ends in a hash. */
  JsonNode migration() {
    return kind("Job").findFirst().orElseThrow();
  }
}
