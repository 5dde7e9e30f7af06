package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;

/** The keys that a pod of the local overlay makes. */
final class LocalKeys {

  /** The file that the service reads. */
  static final String FILE = "/keys/keys.properties";

  private LocalKeys() {}

  /** The command of the pod's container. */
  static String script() {
    return Manifests.read(Overlay.LOCAL.resolve("keys.yaml"))
        .get(0)
        .get(0)
        .at("/value/args/0")
        .asText();
  }

  /** Runs it in another folder; returns the file. */
  static Path make(Path folder) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-ec", script().replace("/keys/", folder + "/"))
            .inheritIO()
            .start();
    assertEquals(0, shell.waitFor());
    Path made = folder.resolve("keys.properties");
    assertEquals(2, Files.readAllLines(made).size());
    return made;
  }
}
