package org.crowdshelf.transport.rate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rate limits that README.md tells clients are those of the code. */
class ReadmeRatesTest {

  @Test
  void theSentenceOnRateLimitsHasTheDefaults() throws IOException {
    RateLimitsConfig rates = TestRates.with(Map.of());
    String sentence =
        String.format(
            Locale.ENGLISH,
            "%,d a minute for an account, %,d for an address that is not signed in",
            rates.account(),
            rates.address());
    assertTrue(Files.readString(Path.of("README.md")).contains(sentence), sentence);
  }
}
