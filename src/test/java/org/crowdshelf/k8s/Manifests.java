package org.crowdshelf.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The objects of the folder k8s: file by file, and as an overlay puts them together. */
final class Manifests {

  static final Path FOLDER = Path.of("k8s");

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Map<Path, List<JsonNode>> BUILT = new ConcurrentHashMap<>();

  private Manifests() {}

  /** Returns whether overlays can be built on this machine. */
  static boolean canBuild() {
    return onPath("kubectl");
  }

  /** Returns whether this machine has a program. */
  static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  static Stream<Path> overlays() {
    return folders(FOLDER.resolve("overlays")).stream();
  }

  /** The folders in a folder, by name. */
  static List<Path> folders(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every file below k8s with this ending. */
  static List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The element of a list that has this name. */
  static JsonNode named(JsonNode list, String name) {
    for (JsonNode element : list) {
      if (element.path("name").asText().equals(name)) {
        return element;
      }
    }
    throw new AssertionError("no " + name + " in " + list);
  }

  /** The text of a file. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The documents of a file. */
  static List<JsonNode> read(Path file) {
    try {
      return parse(text(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /** The objects that would be applied. */
  static List<JsonNode> build(Path kustomization) {
    return BUILT.computeIfAbsent(kustomization, Manifests::kustomize);
  }

  private static List<JsonNode> kustomize(Path folder) {
    try {
      Process process =
          new ProcessBuilder("kubectl", "kustomize", folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("kubectl kustomize " + folder + " failed");
      }
      return parse(built);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The one document of a text. */
  static JsonNode parseOne(String yaml) {
    try {
      return parse(yaml).get(0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<JsonNode> parse(String yaml) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    try (var parser = YAML.createParser(yaml)) {
      YAML.<JsonNode>readValues(parser, JsonNode.class).forEachRemaining(documents::add);
    }
    documents.removeIf(
        document -> document == null || document.isMissingNode() || document.isNull());
    return documents;
  }

  /** An object as people call it: Deployment crowdshelf. */
  static String name(JsonNode object) {
    return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
  }

  static boolean is(JsonNode object, String kind) {
    return object.path("kind").asText().equals(kind);
  }

  /** The template of the pods that an object makes; missing where it makes none. */
  static JsonNode podTemplate(JsonNode object) {
    return object.at(is(object, "CronJob") ? "/spec/jobTemplate/spec/template" : "/spec/template");
  }

  static Stream<JsonNode> workloads(List<JsonNode> objects) {
    return objects.stream().filter(object -> podTemplate(object).path("spec").has("containers"));
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  static List<JsonNode> containers(JsonNode pod) {
    List<JsonNode> all = list(pod.path("containers"));
    all.addAll(list(pod.path("initContainers")));
    return all;
  }
}
