package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the scripts in {@code src/test/node} with their npm packages. */
public final class NodeScripts {

  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path FOLDER = Path.of("target/node");
  private static final Path LOG = FOLDER.resolve("log.txt");

  private NodeScripts() {}

  /** Runs a script; fails with its output. Skips the test if Node or npm is missing. */
  public static void run(String script, String... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    assumeTrue(succeeds("node", "--version"), "Node is not there");
    for (String file : List.of("package.json", "package-lock.json", "surroundings.js", script)) {
      Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    assumeTrue(
        succeeds("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"),
        "the libraries cannot be installed");
    end(script, arguments);
  }

  /** The same for a script that needs no libraries. */
  public static void runAlone(String script, String... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    assumeTrue(succeeds("node", "--version"), "Node is not there");
    for (String file : List.of("package.json", script)) {
      Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    end(script, arguments);
  }

  /** Runs a file where it lies, such as one of the documents; it needs no libraries. */
  public static void runFile(Path file, String... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    assumeTrue(succeeds("node", "--version"), "Node is not there");
    end(file.toAbsolutePath().toString(), arguments);
  }

  private static void end(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    Process running = start(command);
    assertTrue(running.waitFor(60, TimeUnit.SECONDS), "the script ends");
    assertEquals(0, running.exitValue(), Files.readString(LOG));
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process = start(List.of(command));
      return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(FOLDER.toFile())
        .redirectErrorStream(true)
        .redirectOutput(LOG.toFile())
        .start();
  }
}
