package org.crowdshelf.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.error.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FulfilmentRulesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T04:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

  @ParameterizedTest
  @CsvSource({
    "ems, 'SF123', ''",
    "HAND, , ''",
    "hand, , ''",
    "shun_feng-2, 'sf123', ''",
    "'', 'SF1', BLANK",
    "顺丰, 'SF1', BAD_CHARACTERS",
    "ems, 'SF 1', BAD_CHARACTERS",
    "ems, 'SF-1', BAD_CHARACTERS",
  })
  void takesCodesAndNumbers(String carrier, String number, String code) {
    SentLine line = SentLine.of(3, UUID.randomUUID(), carrier, number);
    assertEquals(code, String.join(",", codes(FulfilmentRules.check(line))));
  }

  @Test
  void tellsTheLineOfAnError() {
    SentLine line = SentLine.of(3, UUID.randomUUID(), "ems", "x".repeat(41));
    assertEquals(
        List.of("input", "sent", "3", "parcel", "trackingNumber"),
        FulfilmentRules.check(line).get(0).field());
  }

  @Test
  void writesOneParcelInOneWay() {
    SentLine line = SentLine.of(0, UUID.randomUUID(), " EMS ", " sf1 ");
    assertEquals("ems", line.carrier());
    assertEquals("SF1", line.trackingNumber());
    assertNull(SentLine.of(0, UUID.randomUUID(), "hand", " ").trackingNumber());
  }

  @Test
  void locksTwoDaysToAYearAhead() {
    Instant first = NOW.plus(Duration.ofHours(48));
    assertEquals(List.of(), FulfilmentRules.checkLock(first, 0, NOW));
    assertEquals(
        List.of("TOO_SOON"), codes(FulfilmentRules.checkLock(first.minusNanos(1), 0, NOW)));
    assertEquals(
        List.of("OUT_OF_RANGE"),
        codes(FulfilmentRules.checkLock(NOW.plus(Duration.ofDays(367)), 0, NOW)));
    assertEquals(List.of("TOO_MANY"), codes(FulfilmentRules.checkLock(first, 101, NOW)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01, 2026-05-02, ''",
    "2026-05-01, 2026-05-01, DATE_NOT_LATER",
    "2026-01-01, 2026-03-01, DATE_NOT_LATER",
    "2026-01-01, 2026-03-02, ''",
    ", 2026-03-01, DATE_NOT_LATER",
    ", 2026-03-02, ''",
    ", 2036-03-02, OUT_OF_RANGE",
  })
  void delaysToALaterDayThatHasNotPassed(LocalDate promised, LocalDate later, String code) {
    assertEquals(
        code, String.join(",", codes(FulfilmentRules.checkDelay(promised, later, "ill", TODAY))));
  }

  @Test
  void takesAProblemAWeekAfterItWasSentOrPromised() {
    assertEquals(NOW.plus(Duration.ofDays(7)), FulfilmentRules.problemFrom(NOW, null));
    assertEquals(
        NOW.plus(Duration.ofDays(7)),
        FulfilmentRules.problemFrom(NOW, LocalDate.parse("2026-04-01")));
    // The day ends in China at 16:00 UTC.
    assertEquals(
        Instant.parse("2026-02-17T16:00:00Z"),
        FulfilmentRules.problemFrom(NOW, LocalDate.parse("2026-02-10")));
  }

  private static List<String> codes(List<Rejection> rejections) {
    return rejections.stream().map(Rejection::code).toList();
  }
}
