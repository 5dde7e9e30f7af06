package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that images are built from. */
class ImagesTest {

  private static final Pattern INSTRUCTION = Pattern.compile("^([A-Z]+) +(.*)$");
  private static final List<String> KNOWN =
      List.of(
          "FROM", "WORKDIR", "COPY", "RUN", "ARG", "ENV", "LABEL", "USER", "EXPOSE", "ENTRYPOINT");
  private static final String TRAIN = Manifests.text(Path.of("src/main/docker/train"));

  static Stream<Path> files() {
    return Stream.of("jvm", "native").map(ImagesTest::file);
  }

  static Stream<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/docker"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("Dockerfile."))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isBuiltInOneStageAndRunsInAnother(Path file) throws IOException {
    List<String> stages = values(instructions(file), "FROM");
    assertTrue(stages.size() > 1, stages::toString);
    assertTrue(stages.get(0).endsWith(" AS build"), stages::toString);
    assertTrue(bases(file).get("BASE").matches(".*(micro|distroless)\\S*"));
    assertEquals("${BASE}", stages.get(stages.size() - 1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void namesEachBaseImageOnceWithItsRegistryAndAVersion(Path file) throws IOException {
    Map<String, String> bases = bases(file);
    Set<String> stages = new TreeSet<>();
    for (String from : values(instructions(file), "FROM")) {
      String[] words = from.split(" ");
      assertTrue(words[0].matches("\\$\\{(" + String.join("|", bases.keySet()) + ")}"), from);
      stages.add(words[0]);
    }
    assertEquals(bases.size(), stages.size());
    for (String image : bases.values()) {
      assertTrue(Pinned.image(image), image);
      assertTrue(image.substring(0, image.indexOf('/')).contains("."), image + ": no registry");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhatItIs(Path file) throws IOException {
    String labels = String.join(" ", values(lastStage(file), "LABEL"));
    for (String label : List.of("title", "description", "licenses")) {
      assertTrue(labels.contains("org.opencontainers.image." + label + "=\""), label);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhichVersionItIsAndWritesUtf8(Path file) throws IOException {
    String labels = String.join(" ", values(lastStage(file), "LABEL"));
    for (String label : List.of("version", "revision", "source")) {
      assertTrue(labels.contains("org.opencontainers.image." + label + "=\"${"), label);
    }
    assertTrue(values(lastStage(file), "ENV").contains("LANG=C.UTF-8"));
    String start = file.equals(file("jvm")) ? TRAIN : values(lastStage(file), "ENTRYPOINT").get(0);
    assertTrue(start.contains("-Dstdout.encoding=UTF-8"), start);
    assertTrue(start.contains("-Dstderr.encoding=UTF-8"), start);
  }

  @ParameterizedTest
  @MethodSource("files")
  void runsAsTheUserThatTheManifestsName(Path file) throws IOException {
    List<String[]> instructions = lastStage(file);
    assertEquals(List.of("10001"), values(instructions, "USER"));
    assertEquals(List.of("8080 9000"), values(instructions, "EXPOSE"));
    assertEquals(List.of(), values(instructions, "RUN"), "there is no shell");
    String entry = values(instructions, "ENTRYPOINT").get(0);
    assertTrue(entry.matches("\\[\"/.*\"]"), "a shell would not pass signals on: " + entry);
  }

  @Test
  void theJvmStartsTheMainClass() throws ClassNotFoundException {
    Matcher main = Pattern.compile("(?m)^main=(.+)$").matcher(TRAIN);
    assertTrue(main.find());
    assertTrue(Class.forName(main.group(1)).isAnnotationPresent(QuarkusMain.class));
  }

  @Test
  void whatTheJvmMayTakeFitsIntoTheLimitOfThePod() {
    JsonNode container =
        Manifests.podTemplate(Manifests.read(Path.of("k8s/base/deployment.yaml")).get(0))
            .at("/spec/containers/0");
    String limit = container.at("/resources/limits/memory").asText();
    assertTrue(limit.endsWith("Mi"), limit);
    long megabytes = Long.parseLong(limit.replace("Mi", ""));
    long bounded =
        megabytes * option("MaxRAMPercentage=(\\d+)") / 100
            + option("MaxDirectMemorySize=(\\d+)m")
            + option("MaxMetaspaceSize=(\\d+)m")
            + option("ReservedCodeCacheSize=(\\d+)m");
    // Threads, the AOT cache as far as it is copied on write, the C library: 100 MB were measured.
    assertTrue(bounded + 128 <= megabytes, bounded + " of " + megabytes);
  }

  private static long option(String pattern) {
    Matcher option = Pattern.compile("-XX:" + pattern).matcher(TRAIN);
    assertTrue(option.find(), pattern);
    return Long.parseLong(option.group(1));
  }

  private static Path file(String name) {
    return Path.of("src/main/docker/Dockerfile." + name);
  }

  // The arguments before the first stage: one line holds an image's name, tag and digest.
  private static Map<String, String> bases(Path file) throws IOException {
    Map<String, String> bases = new TreeMap<>();
    for (String[] instruction : instructions(file)) {
      if (instruction[0].equals("FROM")) {
        break;
      }
      String[] argument = instruction[1].split("=", 2);
      bases.put(argument[0], argument[1]);
    }
    return bases;
  }

  @ParameterizedTest
  @MethodSource("files")
  void copiesNoSecretAndNothingThatIsIgnored(Path file) throws IOException {
    List<String> ignored = Files.readAllLines(Path.of(".dockerignore"));
    assertTrue(ignored.contains("*"), ignored::toString);
    for (String copy : values(instructions(file), "COPY")) {
      assertFalse(copy.contains(".env"), copy);
      if (!copy.contains("--from=")) {
        String[] words = copy.replaceAll("--\\S+ ", "").split(" ");
        for (int i = 0; i < words.length - 1; i++) {
          assertTrue(Files.exists(Path.of(words[i])), copy);
          String source = words[i];
          assertTrue(
              ignored.stream().anyMatch(line -> ("!" + source).matches("\\Q" + line + "\\E(/.*)?")),
              copy);
        }
      }
    }
  }

  private static List<String[]> lastStage(Path file) throws IOException {
    List<String[]> all = instructions(file);
    int last = 0;
    for (int i = 0; i < all.size(); i++) {
      last = all.get(i)[0].equals("FROM") ? i : last;
    }
    return all.subList(last, all.size());
  }

  // Comments out, continued lines joined.
  private static List<String[]> instructions(Path file) throws IOException {
    String text =
        Files.readString(file).replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(
            line -> {
              var matcher = INSTRUCTION.matcher(line);
              assertTrue(matcher.matches() && KNOWN.contains(matcher.group(1)), line);
              return new String[] {matcher.group(1), matcher.group(2)};
            })
        .toList();
  }

  private static List<String> values(List<String[]> instructions, String name) {
    return instructions.stream()
        .filter(instruction -> instruction[0].equals(name))
        .map(instruction -> instruction[1])
        .toList();
  }
}
