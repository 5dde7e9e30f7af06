package org.crowdshelf.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

  private final Origins origins =
      Origins.of(List.of("https://app.example.org", "http://localhost:*"));

  @ParameterizedTest
  @CsvSource({
    "https://app.example.org, true",
    "https://app.example.org:444, false",
    "https://app.example.org.evil.example, false",
    "http://app.example.org, false",
    "http://localhost, true",
    "http://localhost:5173, true",
    "http://localhost:, false",
    "http://localhost:123456, false",
    "http://localhost:80@evil.example, false",
    "http://localhost.evil.example, false",
    "https://localhost:5173, false",
    "null, false"
  })
  void containWhatWasListed(String origin, boolean contained) {
    assertEquals(contained, origins.contain(origin));
  }
}
