package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {

  @TempDir Path folder;

  @Test
  void areNewOnesThatTheServiceCanRead() throws Exception {
    Properties keys = made();
    assertEquals(32, Base64.getDecoder().decode(keys.getProperty("crowdshelf.cursor-key")).length);
    byte[] signing = Base64.getDecoder().decode(keys.getProperty("crowdshelf.sandbox.private-key"));
    assertEquals(
        "PKCS#8",
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(signing))
            .getFormat());
    Properties others = made();
    keys.forEach((name, key) -> assertNotEquals(key, others.get(name)));
  }

  private Properties made() throws Exception {
    Properties keys = new Properties();
    try (Reader reader = Files.newBufferedReader(LocalKeys.make(folder))) {
      keys.load(reader);
    }
    return keys;
  }
}
