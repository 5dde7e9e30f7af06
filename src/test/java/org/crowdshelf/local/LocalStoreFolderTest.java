package org.crowdshelf.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreFolderTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void ofItsOwnGoesWithAllThatIsInIt() throws IOException {
    LocalStoreFolder folder = LocalStoreFolder.of(Optional.empty());
    new LocalStoreFiles(vertx, folder.path());
    Files.writeString(folder.path().resolve("coming").resolve("a"), "b");
    folder.close(vertx);
    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void thatIsConfiguredStays(@TempDir Path configured) throws IOException {
    LocalStoreFolder folder = LocalStoreFolder.of(Optional.of(configured.toString()));
    new LocalStoreFiles(vertx, folder.path());
    folder.close(vertx);
    assertTrue(Files.exists(configured.resolve("coming")));
  }
}
