package org.crowdshelf.fulfilment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UpdateAddressTest {

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Addresses");
    reward = Fulfilling.reward(project, true, null);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void changesTheAddressOfACollectedPledge() {
    UUID pledge = Fulfilling.collected(project, reward, backer);
    Answer changed = Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS);
    assertEquals("王小明", changed.get("updateAddress.pledge.address.recipient"));
    assertEquals("500231", changed.get("updateAddress.pledge.address.region.code"));
    assertEquals("WAITING", changed.get("updateAddress.pledge.fulfilment.state"));
    assertEquals(
        changed.body(), Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS).body());
  }

  @Test
  void givesTheAddressThatIsMissing() {
    UUID pledge = Fulfilling.paid(project, reward, backer);
    Fulfilling.collect(pledge);
    assertEquals("NEEDS_BACKER", Fulfilling.state(pledge));
    Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS);
    assertEquals("WAITING", Fulfilling.state(pledge));
  }

  @Test
  void isPossibleAsSoonAsThePledgeIsPaid() {
    UUID pledge = Fulfilling.paid(project, reward, backer);
    assertEquals(
        List.of(),
        Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS)
            .userErrorCodes("updateAddress"));
    Fulfilling.collect(pledge);
    assertEquals("WAITING", Fulfilling.state(pledge));
  }

  @Test
  void isForTheBackerAlone() {
    UUID pledge = Fulfilling.collected(project, reward, backer);
    assertEquals("UNAUTHENTICATED", refused(Person.VISITOR, pledge));
    for (Person person : List.of(Person.someoneNew(), fundraiser, Person.ADMIN)) {
      assertEquals("NOT_FOUND", refused(person, pledge));
    }
    assertEquals("NOT_FOUND", refused(backer, UUID.randomUUID()));
    assertEquals("旧街 2 号", street(pledge));
  }

  private static String refused(Person person, UUID pledge) {
    return Fulfilling.updateAddress(person, pledge, Fulfilling.ADDRESS).errorCode();
  }

  @Test
  void isNotNeededWhereNothingIsSent() {
    UUID other = Fulfilling.reward(project, false, null);
    UUID refunded = Fulfilling.collected(project, reward, backer);
    Fulfilling.giveBack(refunded);
    for (UUID pledge :
        List.of(
            Fulfilling.collected(project, other, backer),
            Backing.placed(backer, Backing.input(project, 500)),
            refunded)) {
      assertEquals(
          List.of("ADDRESS_NOT_NEEDED"),
          Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS)
              .userErrorCodes("updateAddress"));
    }
    assertEquals("旧街 2 号", street(refunded));
  }

  @Test
  void endsWhenAddressesAreLocked() {
    UUID pledge = Fulfilling.collected(project, reward, backer);
    Fulfilling.lock(fundraiser, project, null, Instant.now().plus(Duration.ofHours(49)));
    assertEquals(
        List.of(),
        Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS)
            .userErrorCodes("updateAddress"));
    TestClock.advance(Duration.ofHours(50));
    Map<String, Object> another = new HashMap<>(Fulfilling.ADDRESS);
    another.put("street", "新街 9 号");
    Answer locked = Fulfilling.updateAddress(backer, pledge, another);
    assertEquals(List.of("ADDRESS_LOCKED"), locked.userErrorCodes("updateAddress"));
    assertEquals("lockedAt", locked.get("updateAddress.userErrors[0].params[0].name"));
    assertEquals("学府路 1 号", street(pledge));
  }

  @Test
  void endsWhenItWasSentAndGoesOnAfterAProblem() {
    UUID pledge = Fulfilling.collected(project, reward, backer);
    Fulfilling.sent(fundraiser, project, pledge);
    assertEquals(
        List.of("ADDRESS_LOCKED"),
        Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS)
            .userErrorCodes("updateAddress"));
    TestClock.advance(Duration.ofDays(8));
    Fulfilling.problem(backer, pledge, "It went to the old house");
    assertEquals(
        List.of(),
        Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS)
            .userErrorCodes("updateAddress"));
    assertEquals("PROBLEM", Fulfilling.state(pledge));
  }

  @Test
  void refusesWhatIsNoAddress() {
    UUID pledge = Fulfilling.collected(project, reward, backer);
    Map<String, Object> bad = new HashMap<>(Fulfilling.ADDRESS);
    bad.put("recipient", " ");
    bad.put("phone", "none");
    bad.put("region", "500000");
    bad.put("street", "x".repeat(201));
    assertEquals(
        List.of("BLANK", "BAD_PHONE", "TOO_LONG", "REGION_TOO_WIDE"),
        Fulfilling.updateAddress(backer, pledge, bad).userErrorCodes("updateAddress"));
    assertEquals("旧街 2 号", street(pledge));
  }

  private static String street(UUID pledge) {
    return Database.value("select street from pledge_addresses where pledge_id = ?", pledge);
  }
}
