package org.crowdshelf.fulfilment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DelayRewardsTest {

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final LocalDate promised = today.minusDays(1);
  private UUID project;
  private UUID reward;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Delays");
    reward = Fulfilling.reward(project, true, promised);
  }

  @Test
  void promisesALaterDayAndStaysLate() {
    UUID pledge = Fulfilling.collected(project, reward, backer);
    LocalDate later = today.plusDays(30);
    Answer delayed = Fulfilling.delay(fundraiser, reward, later, "The printer is ill");
    assertEquals(later.toString(), delayed.get("delayRewards.reward.estimatedDelivery"));
    Fulfilling.delay(fundraiser, reward, later.plusDays(1), "Still ill");
    Answer seen = Fulfilling.read(backer, pledge);
    assertEquals(later.plusDays(1).toString(), seen.get("node.fulfilment.estimatedDelivery"));
    assertEquals(true, seen.get("node.fulfilment.late"));
    assertEquals(1, Fulfilling.totals(project).<Integer>get("project.fulfilmentTotals.late"));
    assertEquals(
        List.of(promised.toString(), later.toString()),
        Database.column(
            "select payload ->> 'promised' from outbox where event_type = 'RewardDelayed' and subject_id = ? order by occurred_at, id",
            reward));
    assertEquals(
        List.of("Still ill", "The printer is ill"), history().get("project.history.reason"));
    assertEquals("REWARD_DELAYED", history().get("project.history[0].deed"));
  }

  @Test
  void keepsTheFirstPromiseHoweverItIsMoved() {
    // As updateReward moves it while the project is live.
    Database.execute(
        "update rewards set estimated_delivery = ? where id = ?",
        Date.valueOf(today.plusDays(90)),
        reward);
    Fulfilling.delay(fundraiser, reward, today.plusDays(120), "More");
    assertEquals(
        promised.toString(),
        Database.value("select promised_delivery::text from rewards where id = ?", reward));
  }

  @Test
  void promisesNoEarlierDay() {
    for (LocalDate day : List.of(promised, today, today.minusDays(400))) {
      Answer refused = Fulfilling.delay(fundraiser, reward, day, "Why");
      assertEquals(List.of("DATE_NOT_LATER"), refused.userErrorCodes("delayRewards"));
      assertEquals(today.toString(), refused.get("delayRewards.userErrors[0].params[0].value"));
    }
    assertEquals(
        List.of("OUT_OF_RANGE"),
        Fulfilling.delay(fundraiser, reward, today.plusYears(11), "Why")
            .userErrorCodes("delayRewards"));
    unchanged();
  }

  @Test
  void needsAReason() {
    assertEquals(
        List.of("BLANK"),
        Fulfilling.delay(fundraiser, reward, today.plusDays(9), " ")
            .userErrorCodes("delayRewards"));
    assertEquals(
        List.of("TOO_LONG"),
        Fulfilling.delay(fundraiser, reward, today.plusDays(9), "x".repeat(201))
            .userErrorCodes("delayRewards"));
    unchanged();
  }

  @Test
  void needsAProjectThatHasBackers() {
    Database.execute("update projects set state = 'FAILED' where id = ?", project);
    assertEquals(
        List.of("PROJECT_STATE"),
        Fulfilling.delay(fundraiser, reward, today.plusDays(9), "Why")
            .userErrorCodes("delayRewards"));
    unchanged();
  }

  @Test
  void isForItsOwnPeople() {
    LocalDate later = today.plusDays(9);
    assertEquals(
        "UNAUTHENTICATED", Fulfilling.delay(Person.VISITOR, reward, later, "x").errorCode());
    for (Person person : List.of(backer, Person.REVIEWER, Person.ADMIN)) {
      assertEquals("FORBIDDEN", Fulfilling.delay(person, reward, later, "x").errorCode());
    }
    assertEquals(
        "NOT_FOUND", Fulfilling.delay(fundraiser, UUID.randomUUID(), later, "x").errorCode());
    unchanged();
  }

  private void unchanged() {
    assertEquals(
        promised.toString(),
        Database.value("select estimated_delivery::text from rewards where id = ?", reward));
    assertEquals(List.of(), history().get("project.history"));
    assertEquals(
        0,
        Database.count(
            "select count(*) from outbox where event_type = 'RewardDelayed' and subject_id = ?",
            reward));
  }

  private Answer history() {
    return fundraiser.asks(
        "query ($id: ID!) { project(id: $id) { history { deed reason fields } } }",
        Map.of("id", Fixture.id(project)));
  }
}
