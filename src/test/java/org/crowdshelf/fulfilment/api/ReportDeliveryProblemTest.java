package org.crowdshelf.fulfilment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportDeliveryProblemTest {

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID pledge;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Problems");
    pledge = collected(null);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  private UUID collected(LocalDate delivery) {
    return Fulfilling.collected(project, Fulfilling.reward(project, true, delivery), backer);
  }

  @Test
  void isPossibleAWeekAfterItWasSent() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(6));
    Answer early = problem("It did not come");
    assertEquals(List.of("TOO_SOON"), early.userErrorCodes("reportDeliveryProblem"));
    assertEquals("from", early.get("reportDeliveryProblem.userErrors[0].params[0].name"));
    assertEquals("SENT", Fulfilling.state(pledge));
    TestClock.advance(Duration.ofDays(2));
    Answer told = problem(" It did not come\n");
    assertEquals("PROBLEM", told.get("reportDeliveryProblem.fulfilment.state"));
    assertEquals("It did not come", told.get("reportDeliveryProblem.fulfilment.problem"));
    assertEquals(1, events());
  }

  @Test
  void isPossibleAWeekAfterThePromisedDay() {
    UUID late = collected(LocalDate.now().minusDays(30));
    Fulfilling.sent(fundraiser, project, late);
    assertEquals(
        List.of(),
        Fulfilling.problem(backer, late, "Torn").userErrorCodes("reportDeliveryProblem"));
  }

  @Test
  void changesItsWordsWhenSentAgain() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    problem("It did not come");
    Answer again = problem("It came torn");
    assertEquals("It came torn", again.get("reportDeliveryProblem.fulfilment.problem"));
    assertEquals(1, events());
  }

  @Test
  void endsWithAnotherParcel() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    problem("It did not come");
    // The parcel that is known already answers nothing.
    Fulfilling.sent(fundraiser, project, pledge);
    assertEquals("PROBLEM", Fulfilling.state(pledge));
    Fulfilling.send(fundraiser, project, Fulfilling.line(pledge, "yunda", null));
    assertEquals("SENT", Fulfilling.state(pledge));
  }

  @Test
  void needsSomethingOnItsWay() {
    assertEquals(
        List.of("FULFILMENT_STATE"), problem("Where").userErrorCodes("reportDeliveryProblem"));
    Fulfilling.sent(fundraiser, project, pledge);
    Fulfilling.confirm(backer, pledge, null);
    TestClock.advance(Duration.ofDays(8));
    assertEquals(
        List.of("FULFILMENT_STATE"), problem("Where").userErrorCodes("reportDeliveryProblem"));
    assertEquals("RECEIVED", Fulfilling.state(pledge));
    assertNull(
        Database.column("select problem from fulfilments where pledge_id = ?", pledge).get(0));
  }

  @Test
  void refusesWordsThatCannotBeTaken() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    assertEquals(List.of("BLANK"), problem(" ").userErrorCodes("reportDeliveryProblem"));
    assertEquals(
        List.of("TOO_LONG"), problem("x".repeat(1001)).userErrorCodes("reportDeliveryProblem"));
    assertEquals("SENT", Fulfilling.state(pledge));
    assertEquals(0, events());
  }

  @Test
  void isForTheBackerAlone() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    assertEquals("UNAUTHENTICATED", Fulfilling.problem(Person.VISITOR, pledge, "x").errorCode());
    for (Person person : List.of(Person.someoneNew(), fundraiser, Person.REVIEWER)) {
      assertEquals("NOT_FOUND", Fulfilling.problem(person, pledge, "x").errorCode());
    }
    assertEquals("NOT_FOUND", Fulfilling.problem(backer, UUID.randomUUID(), "x").errorCode());
    assertEquals("SENT", Fulfilling.state(pledge));
  }

  private Answer problem(String words) {
    return Fulfilling.problem(backer, pledge, words);
  }

  private long events() {
    return Database.count(
        "select count(*) from outbox where event_type = 'DeliveryProblemReported' and subject_id = ?",
        pledge);
  }
}
