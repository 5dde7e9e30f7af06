package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that images are built from. */
class ImagesTest {

  private static final Pattern INSTRUCTION = Pattern.compile("^([A-Z]+) +(.*)$");
  private static final List<String> KNOWN =
      List.of("FROM", "WORKDIR", "COPY", "RUN", "ARG", "USER", "EXPOSE", "ENTRYPOINT");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/docker"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isBuiltInOneStageAndRunsInAnother(Path file) throws IOException {
    List<String[]> instructions = instructions(file);
    List<String> stages = values(instructions, "FROM");
    assertTrue(stages.size() > 1, stages::toString);
    assertTrue(stages.get(0).endsWith(" AS build"), stages::toString);
    assertTrue(stages.get(stages.size() - 1).matches(".*(micro|distroless)\\S*"), stages::toString);
  }

  @ParameterizedTest
  @MethodSource("files")
  void usesNothingThatMayBeAnotherTomorrow(Path file) throws IOException {
    for (String from : values(instructions(file), "FROM")) {
      String image = from.split(" ")[0];
      assertTrue(Pinned.image(image), image);
      assertTrue(image.substring(0, image.indexOf('/')).contains("."), image + ": no registry");
    }
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
          assertTrue(ignored.contains("!" + words[i]), copy);
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
