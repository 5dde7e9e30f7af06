package org.crowdshelf.payout.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PayTrancheTest {

  private static final String TRANSFER =
      """
      mutation ($input: RecordTransferInput!) {
        recordTransfer(input: $input) { tranche { state paidAt } userErrors { code field } }
      }""";

  private static final long ALL = 100_000;

  private final Person fundraiser = Person.someoneNew();
  private String project;

  @AfterEach
  void checkTheBooks() {
    TestClock.reset();
    Books.assertAgree(ProjectSteps.key(project));
  }

  @Test
  void moneyLeavesTheSiteAndHasToBeShown() {
    String tranche = requested("sandbox", "6222000012341234");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    assertFunds(ALL, 0, 0);
    Payouts.start();
    assertFunds(0, ALL, 0);
    assertEquals("PAYING", shown().get("project.tranches[0].state"));
    Books.assertAgree(ProjectSteps.key(project));
    Payouts.send(tranche);
    assertEquals("PAYING", shown().get("project.tranches[0].state"));
    Payouts.send(tranche);
    assertEquals("PAID", shown().get("project.tranches[0].state"));
    assertNotNull(shown().get("project.tranches[0].paidAt"));
    assertFunds(0, 0, ALL);
    Payouts.start();
    Payouts.send(tranche);
    assertEquals(1, Payouts.count(tranche));
    assertEquals(1, Payouts.taken(tranche));
  }

  @Test
  void isPaidOnceThoughTwoReviewersApproveAndTwoReplicasPayAtTheSameMoment() {
    String tranche = requested("sandbox", "6222000012341234");
    List<Answer> answers =
        Together.each(
            List.of(Person.REVIEWER, Person.SECOND_REVIEWER),
            reviewer -> Payouts.approve(reviewer, tranche));
    assertEquals(
        1,
        answers.stream()
            .filter(answer -> answer.userErrorCodes("reviewTranche").isEmpty())
            .count());
    AtOnce.run(
        4,
        () -> {
          Payouts.start();
          Payouts.send(tranche);
          return true;
        });
    Payouts.send(tranche);
    Payouts.send(tranche);
    assertEquals("PAID", shown().get("project.tranches[0].state"));
    assertEquals(1, Payouts.count(tranche));
    assertEquals(1, Payouts.taken(tranche));
    assertFunds(0, 0, ALL);
  }

  @Test
  void isPaidOnceThoughAReplicaDiedBeforeItSentThePayoutOrBeforeItHeardOfIt() {
    String tranche = requested("sandbox", "6222000012341234");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    Payouts.start();
    // Claimed by a replica that died before the call.
    Database.execute("update payouts set attempts = 1 where tranche_id = ?", Payouts.key(tranche));
    Payouts.send(tranche);
    assertEquals(1, Payouts.taken(tranche));
    // And by one that died before it stored the answer.
    Database.execute(
        "update payouts set attempts = attempts + 1 where tranche_id = ?", Payouts.key(tranche));
    Payouts.send(tranche);
    assertEquals("PAID", shown().get("project.tranches[0].state"));
    assertEquals(1, Payouts.taken(tranche));
    assertEquals(1, Payouts.count(tranche));
  }

  @Test
  void isTriedUnderANewNumberOnlyAfterTheProviderRefused() {
    String tranche = requested("sandbox", "6222000012340000");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    Payouts.start();
    Payouts.send(tranche);
    Payouts.send(tranche);
    assertEquals("APPROVED", shown().get("project.tranches[0].state"));
    assertFunds(ALL, 0, 0);
    Books.assertAgree(ProjectSteps.key(project));
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    TestClock.advance(Duration.ofHours(1));
    Payouts.start();
    assertEquals(1, Payouts.count(tranche), "another account waits for two days");
    TestClock.advance(Duration.ofHours(49));
    Payouts.start();
    Payouts.send(tranche);
    Payouts.send(tranche);
    assertEquals("PAID", shown().get("project.tranches[0].state"));
    assertEquals(2, Payouts.count(tranche));
    assertFunds(0, 0, ALL);
  }

  @Test
  void isHeldWhileTheProjectIsPaused() {
    String tranche = requested("sandbox", "6222000012341234");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    Moderation.pause(Person.REVIEWER, project, true, "We look into it")
        .get("pauseProject.project.id");
    assertEquals("HELD", shown().get("project.tranches[0].state"));
    Payouts.start();
    assertEquals(0, Payouts.count(tranche));
    Moderation.pause(Person.ADMIN, project, false, "All is well").get("pauseProject.project.id");
    Payouts.start();
    assertEquals(1, Payouts.count(tranche));
  }

  @Test
  void eitherPausedOrPaidWhereBothHappenAtOnce() {
    String tranche = requested("sandbox", "6222000012341234");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    Together.each(
        List.of("pause", "pay"),
        deed -> {
          if (deed.equals("pay")) {
            Payouts.start();
            return true;
          }
          return Moderation.pause(Person.REVIEWER, project, true, "We look into it").status()
              == 200;
        });
    boolean sent = Payouts.count(tranche) == 1;
    assertEquals(sent ? "PAYING" : "HELD", shown().get("project.tranches[0].state"));
    assertFunds(sent ? 0 : ALL, sent ? ALL : 0, 0);
  }

  @Test
  void countsATransferByHandWhenTwoAdminsEnteredTheSame() {
    String tranche = requested("manual", "6222000012341234");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    String today = Database.value("select ((now() at time zone 'Asia/Shanghai')::date)::text");
    assertEquals("FORBIDDEN", transfer(Person.REVIEWER, tranche, "T-1", today).errorCode());
    assertEquals(
        "NOT_FOUND",
        transfer(Person.ADMIN, "trn_0000000000000000000000", "T-1", today).errorCode());
    assertEquals(List.of("TRANCHE_STATE"), codes(transfer(Person.ADMIN, tranche, "T-1", today)));
    Payouts.start();
    Payouts.send(tranche);
    assertEquals(List.of("BLANK"), codes(transfer(Person.ADMIN, tranche, " ", today)));
    assertEquals(
        List.of("TOO_LONG"), codes(transfer(Person.ADMIN, tranche, "1".repeat(65), today)));
    assertEquals(
        List.of("OUT_OF_RANGE"), codes(transfer(Person.ADMIN, tranche, "T-1", "2015-01-01")));
    assertEquals(0, transfers(tranche));
    String wrong = "X-" + tranche;
    String number = "T-" + tranche;
    assertEquals(List.of(), codes(transfer(Person.ADMIN, tranche, wrong, today)));
    assertEquals(List.of(), codes(transfer(Person.ADMIN, tranche, number, today)), "corrected");
    assertEquals(List.of("SAME_REVIEWER"), codes(transfer(Person.ADMIN, tranche, number, today)));
    Payouts.send(tranche);
    assertEquals("PAYING", shown().get("project.tranches[0].state"));
    // The tests have one admin: another person recorded it.
    Database.execute(
        "update payout_transfers set recorded_by = ? where number = ?",
        Fixture.key(IdType.ACCOUNT, fundraiser.accountId()),
        number);
    assertEquals(List.of("NOT_THE_SAME"), codes(transfer(Person.ADMIN, tranche, wrong, today)));
    assertEquals(List.of(), codes(transfer(Person.ADMIN, tranche, number, today)));
    Payouts.send(tranche);
    assertEquals("PAID", shown().get("project.tranches[0].state"));
    assertEquals(
        number,
        Database.value(
            "select provider_reference from payouts where tranche_id = ?", Payouts.key(tranche)));
  }

  private String requested(String provider, String number) {
    project = Payouts.succeeded(fundraiser, ALL / 100);
    Payouts.account(fundraiser, provider, number);
    String tranche = Payouts.tranche(project, 1);
    Payouts.request(fundraiser, tranche).get("requestTranche.tranche.state");
    return tranche;
  }

  private Answer shown() {
    return Payouts.shown(Person.VISITOR, project);
  }

  private void assertFunds(long available, long inPayout, long unreceipted) {
    Answer funds = shown();
    assertEquals(
        List.of(ALL, 0L, ALL, available, inPayout, unreceipted, 0L, 0L, 0L),
        List.of(
                "raised",
                "held",
                "collected",
                "available",
                "inPayout",
                "unreceipted",
                "receipted",
                "unallotted",
                "fee")
            .stream()
            .map(name -> funds.<Number>get("project.funds." + name + ".minor").longValue())
            .toList());
  }

  private static Answer transfer(Person person, String tranche, String number, String paidOn) {
    return person.asks(
        TRANSFER,
        Map.of("input", Map.of("trancheId", tranche, "number", number, "paidOn", paidOn)));
  }

  private static List<String> codes(Answer transfer) {
    return transfer.userErrorCodes("recordTransfer");
  }

  private static long transfers(String tranche) {
    return Database.count(
        "select count(*) from payout_transfers x join payouts o on o.id = x.payout_id where o.tranche_id = ?",
        Payouts.key(tranche));
  }
}
