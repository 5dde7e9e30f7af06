package org.crowdshelf.shared.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseTimeTest {

  private static final Instant NOON = Instant.parse("2015-04-09T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private Instant system = NOON.plus(HOUR);
  private long nanos = 7;
  private final DatabaseTime time = new DatabaseTime(() -> system, () -> nanos);

  @Test
  void isTheSystemsBeforeTheDatabaseAnswered() {
    assertEquals(NOON.plus(HOUR), time.now());
    assertEquals(Duration.ZERO, time.offset());
  }

  @Test
  void isTheDatabasesWhereTheSystemsClockIsWrong() {
    answer(NOON, 0);
    assertEquals(NOON, time.now());
    assertEquals(HOUR, time.offset());
    pass(Duration.ofSeconds(5));
    assertEquals(NOON.plusSeconds(5), time.now());
  }

  @Test
  void goesOnWhereTheSystemsClockIsSet() {
    answer(NOON, 0);
    system = NOON.minus(HOUR);
    pass(Duration.ofSeconds(1));
    assertEquals(NOON.plusSeconds(1), time.now());
  }

  @Test
  void countsHalfTheWayOfAnAnswer() {
    answer(NOON, 100);
    assertEquals(NOON.plusMillis(50), time.now());
  }

  @Test
  void keepsWhatItKnowsWhileAnswersAreNotMoreExact() {
    answer(NOON, 2);
    pass(Duration.ofSeconds(1));
    Instant before = time.now();
    // Between 960 and 1060 ms later, so it contradicts nothing.
    answer(NOON.plusMillis(1010), 100);
    assertEquals(before.plusMillis(100), time.now());
  }

  @Test
  void followsADatabaseThatIsAnotherOne() {
    answer(NOON, 2);
    answer(NOON.plusSeconds(3), 2);
    assertEquals(NOON.plusSeconds(3).plusMillis(1), time.now());
  }

  @Test
  void takesNoTimeFromASlowAnswerUnlessItIsTheFirst() {
    answer(NOON, 2_000);
    assertEquals(NOON.plusMillis(1_000), time.now());
    Instant before = time.now();
    answer(NOON.plusSeconds(60), 600);
    assertEquals(before.plusMillis(600), time.now());
  }

  private void answer(Instant told, long millis) {
    long asked = time.moment();
    pass(Duration.ofMillis(millis));
    time.heard(told, asked);
  }

  // The system's clock goes on as well, but may be set.
  private void pass(Duration passing) {
    nanos += passing.toNanos();
    system = system.plus(passing);
  }
}
