package org.crowdshelf.fulfilment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConfirmReceiptTest {

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;
  private UUID pledge;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Receipts");
    reward = Fulfilling.reward(project, true, null);
    pledge = Fulfilling.collected(project, reward, backer);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void isSafeToSendAgain() {
    Fulfilling.sent(fundraiser, project, pledge);
    Answer first = Fulfilling.confirm(backer, pledge, true);
    assertEquals("RECEIVED", first.get("confirmReceipt.fulfilment.state"));
    assertEquals(true, first.get("confirmReceipt.fulfilment.asPromised"));
    assertNotNull(first.get("confirmReceipt.fulfilment.receivedAt"));
    TestClock.advance(Duration.ofDays(100));
    assertEquals(first.body(), Fulfilling.confirm(backer, pledge, true).body());
    assertEquals(first.body(), Fulfilling.confirm(backer, pledge, null).body());
  }

  @Test
  void letsTheBackerSayForSixtyDaysWhetherItCameAsPromised() {
    Fulfilling.sent(fundraiser, project, pledge);
    Answer silent = Fulfilling.confirm(backer, pledge, null);
    assertNull(silent.get("confirmReceipt.fulfilment.asPromised"));
    TestClock.advance(Duration.ofDays(59));
    assertEquals(
        false,
        Fulfilling.confirm(backer, pledge, false).get("confirmReceipt.fulfilment.asPromised"));
    TestClock.advance(Duration.ofDays(2));
    Answer late = Fulfilling.confirm(backer, pledge, true);
    assertEquals(List.of("FULFILMENT_STATE"), late.userErrorCodes("confirmReceipt"));
    assertEquals(
        "This is not possible while the reward is received.",
        late.get("confirmReceipt.userErrors[0].message"));
    assertEquals(false, Fulfilling.read(backer, pledge).get("node.fulfilment.asPromised"));
  }

  @Test
  void endsAProblem() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    Fulfilling.problem(backer, pledge, "It did not come");
    Answer came = Fulfilling.confirm(backer, pledge, null);
    assertEquals("RECEIVED", came.get("confirmReceipt.fulfilment.state"));
    assertEquals("It did not come", came.get("confirmReceipt.fulfilment.problem"));
  }

  @Test
  void needsSomethingThatWasSent() {
    UUID paid = Fulfilling.paid(project, reward, backer);
    UUID refunded = Fulfilling.collected(project, reward, backer);
    Fulfilling.sent(fundraiser, project, refunded);
    Fulfilling.giveBack(refunded);
    for (UUID each : List.of(pledge, paid, refunded)) {
      Answer answer = Fulfilling.confirm(backer, each, true);
      assertEquals(List.of("FULFILMENT_STATE"), answer.userErrorCodes("confirmReceipt"));
      assertEquals("WAITING", answer.get("confirmReceipt.userErrors[0].params[0].value"));
    }
    assertEquals("WAITING", Fulfilling.state(pledge));
    assertEquals("SENT", Fulfilling.state(refunded));
  }

  @Test
  void isForTheBackerAlone() {
    Fulfilling.sent(fundraiser, project, pledge);
    assertEquals("UNAUTHENTICATED", Fulfilling.confirm(Person.VISITOR, pledge, true).errorCode());
    for (Person person : List.of(Person.someoneNew(), fundraiser, Person.ADMIN)) {
      assertEquals("NOT_FOUND", Fulfilling.confirm(person, pledge, true).errorCode());
    }
    assertEquals("NOT_FOUND", Fulfilling.confirm(backer, UUID.randomUUID(), true).errorCode());
    assertEquals("SENT", Fulfilling.state(pledge));
  }
}
