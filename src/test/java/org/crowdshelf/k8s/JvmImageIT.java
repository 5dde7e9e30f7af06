package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.crowdshelf.support.process.Replica;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The start of the JVM image: its options, and the AOT cache that its build makes. */
@EnabledIf("hasAotCaches")
class JvmImageIT {

  @TempDir Path folder;

  @Test
  void trainingStoresTheLoadedClassesAndTheOptionsStartTheService()
      throws IOException, InterruptedException {
    copy(Replica.production(), folder);
    Process training =
        new ProcessBuilder("bash", "src/main/docker/train", folder.toString(), javaHome())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("train.log").toFile())
            .start();
    training.getOutputStream().close();
    assertEquals(0, training.waitFor(), () -> Manifests.text(folder.resolve("train.log")));
    assertTrue(Files.size(folder.resolve("app.aot")) > 10_000_000);
    // Without its settings the service refuses to start, in UTF-8; -Xlog tells where classes came
    // from.
    ProcessBuilder start =
        new ProcessBuilder(
            Path.of(javaHome(), "bin", "java").toString(),
            "-Xlog:class+load:file=" + folder.resolve("classes.log"),
            "@" + folder.resolve("java.args"));
    start.environment().keySet().removeIf(name -> name.startsWith("CROWDSHELF_"));
    start.environment().putAll(Map.of("LC_ALL", "C", "CROWDSHELF_CURSOR_KEY", "x"));
    Process service = start.redirectErrorStream(true).start();
    String said = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(78, service.waitFor(), said);
    String classes = Manifests.text(folder.resolve("classes.log"));
    assertTrue(
        classes
            .lines()
            .anyMatch(
                line -> line.matches(".* org\\.crowdshelf\\S+ source: shared objects file.*")),
        "the service's own classes come from the cache");
  }

  static boolean hasAotCaches() {
    return Runtime.version().feature() >= 25;
  }

  private static String javaHome() {
    return System.getProperty("java.home");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
