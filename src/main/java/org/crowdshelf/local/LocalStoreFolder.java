package org.crowdshelf.local;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of the store inside the service: the one that is configured, or else a new one that
 * goes when the service stops.
 */
record LocalStoreFolder(Path path, boolean temporary) {

  static LocalStoreFolder of(Optional<String> configured) throws IOException {
    return configured.isPresent()
        ? new LocalStoreFolder(Path.of(configured.get()), false)
        : new LocalStoreFolder(Files.createTempDirectory("crowdshelf-store"), true);
  }

  /** Deletes the folder with all that is in it, unless it was configured. */
  void close(Vertx vertx) {
    if (temporary) {
      vertx.fileSystem().deleteRecursiveBlocking(path.toString(), true);
    }
  }
}
