package org.crowdshelf.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Desks, backers, jobs and refunds meet at one reward in the middle of a transaction. */
@QuarkusTest
class FulfilmentsMeetTest {

  private static final String COUNTS =
      "select 1 from fulfilment_counts where reward_id = ? for no key update";

  @Inject ReceiveInTime receive;

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private final String number = UUID.randomUUID().toString().replace("-", "").toUpperCase();
  private UUID project;
  private UUID reward;
  private UUID pledge;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Meetings");
    reward = Fulfilling.reward(project, true, null);
    pledge = Fulfilling.collected(project, reward, backer);
  }

  @AfterEach
  void countsAgree() {
    TestClock.reset();
    assertEquals(
        Database.<String>column(
            """
            select state || ' ' || count(*) || ' ' || count(as_promised) from fulfilments
             where reward_id = ? and called_off_at is null group by state order by 1""",
            reward),
        Database.<String>column(
            "select state || ' ' || total || ' ' || said from fulfilment_counts where reward_id = ? and total <> 0 order by 1",
            reward));
  }

  // Counts are what a statement that moves fulfilments locks last.
  private HeldRow counts() {
    return HeldRow.after(COUNTS, reward);
  }

  private Supplier<Answer> sending(UUID key, String carrier) {
    return () -> Fulfilling.send(fundraiser, project, Fulfilling.line(key, carrier, number));
  }

  @Test
  void storesOneParcelOfTwoDesksThatSendTheSame() {
    var met = Meeting.at(counts(), sending(pledge, "ems"), sending(pledge, "ems"));
    assertTrue(met.waited());
    assertEquals(met.first().body(), met.second().body());
    assertEquals(1, Fulfilling.parcels(pledge));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'RewardsSent' and subject_id = ?",
            project));
  }

  @Test
  void givesOneNumberToOneOfTwoBackers() {
    UUID others = Fulfilling.collected(project, reward, Person.someoneNew());
    var met = Meeting.at(counts(), sending(pledge, "ems"), sending(others, "ems"));
    assertTrue(met.waited());
    assertEquals(List.of(), met.first().userErrorCodes("sendRewards"));
    assertEquals(List.of("DUPLICATE_PARCEL"), met.second().userErrorCodes("sendRewards"));
    assertEquals("WAITING", Fulfilling.state(others));
  }

  @Test
  void changesNoAddressOfWhatIsBeingSent() {
    var met =
        Meeting.at(
            counts(),
            sending(pledge, "ems"),
            () -> Fulfilling.updateAddress(backer, pledge, Fulfilling.ADDRESS));
    assertTrue(met.waited());
    assertEquals(List.of("ADDRESS_LOCKED"), met.second().userErrorCodes("updateAddress"));
    assertEquals("旧街 2 号", Fulfilling.read(backer, pledge).get("node.address.street"));
  }

  @Test
  void keepsWhatTheBackerSaysWhileTimeRunsOut() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(16));
    var met =
        Meeting.at(
            counts(),
            () -> Fulfilling.confirm(backer, pledge, true),
            () -> OnVertx.await(receive::receiveDue));
    assertFalse(met.waited());
    assertEquals(true, met.first().get("confirmReceipt.fulfilment.asPromised"));
    assertEquals(true, Fulfilling.read(backer, pledge).get("node.fulfilment.asPromised"));
  }

  @Test
  void answersAProblemThatIsBeingReported() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    var met =
        Meeting.at(
            counts(),
            () -> Fulfilling.problem(backer, pledge, "It did not come"),
            sending(pledge, "yunda"));
    assertTrue(met.waited());
    assertEquals(List.of(), met.second().userErrorCodes("sendRewards"));
    assertEquals("SENT", Fulfilling.state(pledge));
  }

  @Test
  void reportsNoProblemOfWhatIsBeingConfirmed() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    var met =
        Meeting.at(
            counts(),
            () -> Fulfilling.confirm(backer, pledge, true),
            () -> Fulfilling.problem(backer, pledge, "It did not come"));
    assertTrue(met.waited());
    assertEquals(List.of("FULFILMENT_STATE"), met.second().userErrorCodes("reportDeliveryProblem"));
    assertEquals("RECEIVED", Fulfilling.state(pledge));
  }

  @Test
  void sendsNothingWhoseMoneyIsGoingBack() {
    CompletableFuture<Answer> sent;
    try (HeldRow refund =
        HeldRow.after(
            "update pledges set state = 'REFUNDING', collected_at = null where id = ?", pledge)) {
      sent = CompletableFuture.supplyAsync(sending(pledge, "ems"));
      assertTrue(refund.awaitedBy(sent));
    }
    assertEquals(List.of("UNKNOWN_PLEDGE"), sent.join().userErrorCodes("sendRewards"));
    assertEquals(0, Fulfilling.parcels(pledge));
  }

  @Test
  void letsDesksThatSendManyTakeTurns() {
    UUID other = Fulfilling.collected(project, reward, backer);
    List<Map<String, Object>> lines =
        List.of(Fulfilling.line(pledge, "ems", null), Fulfilling.line(other, "ems", null));
    List<Map<String, Object>> backwards = List.of(lines.get(1), lines.get(0));
    var met =
        Meeting.at(
            counts(),
            () -> Fulfilling.sendAll(fundraiser, project, lines),
            () -> Fulfilling.sendAll(fundraiser, project, backwards));
    assertTrue(met.waited());
    assertEquals(List.of(), met.second().userErrorCodes("sendRewards"));
    assertEquals(1, Fulfilling.parcels(other));
  }
}
