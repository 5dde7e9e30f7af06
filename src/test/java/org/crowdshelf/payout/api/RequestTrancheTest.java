package org.crowdshelf.payout.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestTrancheTest {

  private static final String QUEUE =
      "{ trancheQueue(first: 100) { totalCount nodes { id state project { id } } } }";

  private final Person fundraiser = Person.someoneNew();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void waitsForReviewersThen() {
    String project = Payouts.succeeded(fundraiser, 1_000);
    String tranche = Payouts.tranche(project, 1);
    Answer before = Payouts.shown(fundraiser, project);
    assertEquals(
        List.of("PAYOUT_ACCOUNT_MISSING"), before.get("project.tranches[0].blockedBy.code"));
    assertNull(Payouts.shown(Person.VISITOR, project).get("project.tranches[0].blockedBy"));
    assertNotNull(Payouts.shown(Person.REVIEWER, project).get("project.tranches[0].blockedBy"));
    assertEquals(
        List.of("PAYOUT_ACCOUNT_MISSING"),
        Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    assertEquals(
        "REQUESTED", Payouts.request(fundraiser, tranche).get("requestTranche.tranche.state"));
    List<String> waiting = Person.REVIEWER.asks(QUEUE).get("trancheQueue.nodes.id");
    assertEquals(true, waiting.contains(tranche));
    assertEquals(
        List.of("TRANCHE_STATE"),
        Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
    assertEquals("FORBIDDEN", fundraiser.asks(QUEUE).errorCode());
    assertEquals("UNAUTHENTICATED", Person.VISITOR.asks(QUEUE).errorCode());
  }

  @Test
  void isForItsOwnPeopleAlone() {
    String tranche = Payouts.tranche(Payouts.succeeded(fundraiser, 1_000), 1);
    assertEquals("UNAUTHENTICATED", Payouts.request(Person.VISITOR, tranche).errorCode());
    assertEquals("FORBIDDEN", Payouts.request(Person.someoneNew(), tranche).errorCode());
    assertEquals("FORBIDDEN", Payouts.request(Person.REVIEWER, tranche).errorCode());
    assertEquals(
        "NOT_FOUND", Payouts.request(fundraiser, "trn_0000000000000000000000").errorCode());
    assertEquals("PLANNED", state(tranche));
  }

  @Test
  void waitsForTheEndOfTheProjectAndAChangedAccount() {
    String live = ProjectSteps.createLive(fundraiser);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    assertEquals(
        List.of("PROJECT_STATE"),
        Payouts.request(fundraiser, Payouts.tranche(live, 1)).userErrorCodes("requestTranche"));
    Payouts.account(fundraiser, "sandbox", "6222000012345678");
    String tranche = Payouts.tranche(Payouts.succeeded(fundraiser, 1_000), 1);
    assertEquals(
        List.of("PAYOUT_ACCOUNT_MISSING"),
        Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
    TestClock.advance(Duration.ofHours(49));
    assertEquals(List.of(), Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
  }

  @Test
  void secondWaitsForTheFirstAndItsReceipts() {
    String project = Payouts.succeeded(fundraiser, 20_000);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    String first = Payouts.tranche(project, 1);
    String second = Payouts.tranche(project, 2);
    Answer early = Payouts.request(fundraiser, second);
    assertEquals(List.of("TRANCHE_STATE"), early.userErrorCodes("requestTranche"));
    assertEquals(
        "Tranche 1 has to be paid first.", early.get("requestTranche.userErrors[0].message"));
    Payouts.request(fundraiser, first).get("requestTranche.tranche.state");
    Payouts.approve(Person.REVIEWER, first).get("reviewTranche.tranche.state");
    Payouts.start();
    Payouts.send(first);
    Payouts.send(first);
    Answer missing = Payouts.request(fundraiser, second);
    assertEquals(List.of("RECEIPTS_MISSING"), missing.userErrorCodes("requestTranche"));
    assertEquals(
        "Receipts for ¥8,000.00 are still missing.",
        missing.get("requestTranche.userErrors[0].message"));
  }

  @Test
  void isNotPossibleForMoneyThatNoTrancheNames() {
    String project = Payouts.succeeded(fundraiser, 1_000);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    String tranche = Payouts.tranche(project, 1);
    Database.execute("update tranches set amount_minor = 90000 where id = ?", Payouts.key(tranche));
    assertEquals(
        10_000, (int) Payouts.shown(Person.VISITOR, project).get("project.funds.unallotted.minor"));
    assertEquals(
        List.of("FUNDS_NOT_ALLOTTED"),
        Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
  }

  @Test
  void isHeldWhileTheProjectIsPaused() {
    String project = Payouts.succeeded(fundraiser, 1_000);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    String tranche = Payouts.tranche(project, 1);
    Moderation.pause(Person.REVIEWER, project, true, "We look into it")
        .get("pauseProject.project.id");
    assertEquals("HELD", Payouts.shown(Person.VISITOR, project).get("project.tranches[0].state"));
    assertEquals(
        List.of("PAYOUTS_HELD"),
        Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
    Moderation.pause(Person.ADMIN, project, false, "All is well").get("pauseProject.project.id");
    assertEquals(List.of(), Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
  }

  @Test
  void isStoredOnceThoughManyAskAtOnce() {
    String tranche = Payouts.tranche(Payouts.succeeded(fundraiser, 1_000), 1);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    List<Answer> answers = AtOnce.run(6, () -> Payouts.request(fundraiser, tranche));
    assertEquals(
        1,
        answers.stream()
            .filter(answer -> answer.userErrorCodes("requestTranche").isEmpty())
            .count());
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'TrancheRequested' and subject_id = ?",
            Payouts.key(tranche)));
  }

  private static String state(String tranche) {
    return Database.value("select state from tranches where id = ?", Payouts.key(tranche));
  }
}
