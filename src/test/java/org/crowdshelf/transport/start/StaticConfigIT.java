package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The package where the configuration of its static initialisation is another one than that which
 * it runs with, as in a native executable: there the first one was made by the build, with the
 * environment of the build.
 */
class StaticConfigIT {

  // Settings under the prefix "late." are seen only once Quarkus starts to run the application.
  private static final String LAUNCHER =
      """
      import java.util.Properties;

      public class Launcher {
        public static void main(String[] args) throws Throwable {
          System.setProperties(new Late(System.getProperties()));
          io.quarkus.bootstrap.runner.QuarkusEntryPoint.main(args);
        }

        static final class Late extends Properties {
          Late(Properties all) {
            putAll(all);
          }

          @Override
          public String getProperty(String name) {
            String late = super.getProperty("late." + name);
            return late != null && running() ? late : super.getProperty(name);
          }

          private static boolean running() {
            return StackWalker.getInstance()
                .walk(
                    frames ->
                        frames.anyMatch(
                            frame ->
                                frame.getClassName().endsWith(".ApplicationImpl")
                                    && frame.getMethodName().equals("doStart")));
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void obeysTheSettingsThatItRunsWith() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      Map<String, String> database = postgres.settings();
      String log =
          run(
              0,
              Map.of(
                  "crowdshelf.migrate-only", "true",
                  "crowdshelf.database.url", database.get("CROWDSHELF_DATABASE_URL"),
                  "crowdshelf.database.username",
                      database.getOrDefault("CROWDSHELF_DATABASE_USERNAME", "postgres")));
      assertTrue(log.contains("The schema is up to date"), log);
    }
  }

  @Test
  void refusesTheSettingsThatItRunsWith() throws Exception {
    String log = run(Crowdshelf.BAD_CONFIGURATION, Map.of("crowdshelf.database.url", "jdbc:x"));
    assertTrue(log.contains("crowdshelf.database.url has to look like"), log);
    assertFalse(log.contains("Listening on"), log);
  }

  private String run(int exit, Map<String, String> late) throws IOException, InterruptedException {
    Path launcher = Files.writeString(folder.resolve("Launcher.java"), LAUNCHER);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    late.forEach((name, value) -> command.add("-Dlate." + name + "=" + value));
    command.add("-classpath");
    command.add(Replica.production().resolve("quarkus-run.jar").toString());
    command.add(launcher.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("(CROWDSHELF|QUARKUS)_.*"));
    Process process = builder.start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), log);
    assertEquals(exit, process.exitValue(), log);
    return log;
  }
}
