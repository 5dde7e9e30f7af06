package org.crowdshelf.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevKeyTest {

  private static final JsonObject CLAIMS = new JsonObject().put("sub", "teacher");

  @TempDir Path folder;

  @Test
  void verifiesAfterARestartWhatItSignedBefore() throws IOException {
    Path file = folder.resolve("data/sign-in.jwk");
    String token = DevKey.in(file).sign(CLAIMS);
    assertEquals(CLAIMS, DevKey.in(file).read(token));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void readsNothingThatAnotherKeySigned() {
    DevKey key = DevKey.fresh();
    assertNull(key.read(DevKey.fresh().sign(CLAIMS)));
    assertNull(key.read("garbage"));
    assertNull(key.read("e30.e30."));
  }
}
