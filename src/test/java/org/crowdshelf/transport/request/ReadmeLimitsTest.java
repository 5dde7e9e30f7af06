package org.crowdshelf.transport.request;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The limits that README.md tells clients are those of the code. */
class ReadmeLimitsTest {

  @Test
  void theSentenceOnLimitsHasTheDefaults() throws IOException {
    LimitsConfig limits = TestLimits.defaults();
    String sentence =
        String.format(
            Locale.ENGLISH,
            "Limits: depth %d, cost %,d, %d names for one field, %,d tokens, %d KiB, %d seconds.",
            limits.depth(),
            limits.cost(),
            limits.aliases(),
            limits.tokens(),
            limits.body().asLongValue() / 1024,
            limits.time().toSeconds());
    assertTrue(Files.readString(Path.of("README.md")).contains(sentence), sentence);
  }
}
