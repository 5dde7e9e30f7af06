package org.crowdshelf.transport.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.transport.answer.AnswerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Age and size of the public cache. */
class PublicCacheTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int BYTES = 1_000_000;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 100);
  private final PublicCache cache = new PublicCache(null, SECOND, BYTES, nanos::get);

  @Test
  void givesAnAnswerAgainUntilItsAgeIsReached() {
    cache.keep(key("a"), answer(10), cache.now());
    nanos.addAndGet(SECOND.toNanos() - 1);
    assertNotNull(cache.get(key("a")));
    nanos.addAndGet(1);
    assertNull(cache.get(key("a")));
  }

  @Test
  void theAgeCountsFromTheStartOfTheReads() {
    long began = cache.now();
    nanos.addAndGet(SECOND.toNanos() - 10);
    cache.keep(key("a"), answer(10), began);
    nanos.addAndGet(9);
    assertNotNull(cache.get(key("a")));
    nanos.addAndGet(1);
    assertNull(cache.get(key("a")));
  }

  @Test
  void anAnswerThatTookLongerThanTheAgeIsNotKept() {
    long began = cache.now();
    nanos.addAndGet(SECOND.toNanos());
    assertFalse(cache.inTime(began));
    cache.keep(key("a"), answer(10), began);
    assertNull(cache.get(key("a")));
  }

  @Test
  void keepsNothingIfItIsOff() {
    PublicCache off = new PublicCache(null, Duration.ZERO, BYTES, nanos::get);
    off.keep(key("a"), answer(10), off.now());
    assertNull(off.get(key("a")));
  }

  @Test
  void keepsNoAnswerThatTakesMoreThanASixteenth() {
    cache.keep(key("large"), answer(BYTES / 16), cache.now());
    assertNull(cache.get(key("large")));
    cache.keep(key("fits"), answer(BYTES / 16 - 1000), cache.now());
    assertNotNull(cache.get(key("fits")));
  }

  @Test
  void keepsNoLargeKey() {
    String long_ = "a".repeat(BYTES / 16);
    cache.keep(key(long_), answer(1), cache.now());
    assertNull(cache.get(key(long_)));
  }

  @Test
  void neverTakesMoreThanItsBytes() {
    IntStream.range(0, 500).forEach(i -> cache.keep(key("q" + i), answer(10_000), cache.now()));
    long kept = IntStream.range(0, 500).filter(i -> cache.get(key("q" + i)) != null).count();
    assertTrue(kept > 50 && kept * 10_000 <= BYTES, kept + " answers of 10,000 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        " * ",
        "TAG",
        "\"a\", TAG",
        "W/\"a\",TAG, \"b\"",
        "STRONG",
        "\"a, b\", STRONG",
      })
  void knowsItsTagAmongOthers(String header) {
    CachedAnswer answer = answer(10);
    String sent =
        header.replace("TAG", answer.etag()).replace("STRONG", answer.etag().substring(2));
    assertTrue(answer.matches(sent), sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"a\"", "W/\"a\", \"b\"", "UNQUOTED", "\"*\"", ",", "W/"})
  void takesNoOtherForItsTag(String header) {
    CachedAnswer answer = answer(10);
    String sent = header.replace("UNQUOTED", answer.etag().replace("\"", ""));
    assertFalse(answer.matches(sent), sent);
  }

  @Test
  void equalBytesHaveEqualTagsAndDifferentBytesDifferentOnes() {
    assertEquals(answer(10).etag(), answer(10).etag());
    assertFalse(answer(10).etag().equals(answer(11).etag()));
  }

  private static CacheKey key(String query) {
    return new CacheKey(query, "", "", false, Language.EN, AnswerType.JSON);
  }

  private static CachedAnswer answer(int bytes) {
    return CachedAnswer.of(Buffer.buffer(new byte[bytes]), new CachePolicy(3, 10));
  }
}
