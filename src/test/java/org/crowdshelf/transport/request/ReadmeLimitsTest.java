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
    String readme = Files.readString(Path.of("README.md"));
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
    assertTrue(readme.contains(sentence), sentence);
    String answer = "An answer ends at %d MiB".formatted(limits.answer().asLongValue() >> 20);
    assertTrue(readme.contains(answer), answer);
    String mutations = "at most %d times in a document".formatted(limits.mutations());
    assertTrue(readme.contains(mutations), mutations);
  }
}
