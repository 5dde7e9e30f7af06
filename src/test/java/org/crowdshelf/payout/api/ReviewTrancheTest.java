package org.crowdshelf.payout.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewTrancheTest {

  private final Person fundraiser = Person.someoneNew();

  @Test
  void ordersThePayment() {
    String tranche = requested(1_000);
    Answer approved = Payouts.approve(Person.REVIEWER, tranche);
    assertEquals("APPROVED", approved.get("reviewTranche.tranche.state"));
    assertNotNull(approved.get("reviewTranche.tranche.approvedAt"));
    assertEquals(
        List.of("TRANCHE_STATE"),
        Payouts.approve(Person.SECOND_REVIEWER, tranche).userErrorCodes("reviewTranche"));
  }

  @Test
  void sendsBackWithARemarkForItsOwnPeople() {
    String project = Payouts.succeeded(fundraiser, 1_000);
    String tranche = requestOf(project);
    assertEquals(
        List.of("REMARK_MISSING"),
        Payouts.sendBack(Person.REVIEWER, tranche, " ").userErrorCodes("reviewTranche"));
    assertEquals(
        List.of("TOO_LONG"),
        Payouts.sendBack(Person.REVIEWER, tranche, "n".repeat(2_001))
            .userErrorCodes("reviewTranche"));
    assertEquals("REQUESTED", state(tranche));
    assertEquals(
        "PLANNED",
        Payouts.sendBack(Person.REVIEWER, tranche, "Which books?")
            .get("reviewTranche.tranche.state"));
    assertEquals(
        "Which books?", Payouts.shown(fundraiser, project).get("project.tranches[0].remark"));
    assertNull(Payouts.shown(Person.someoneNew(), project).get("project.tranches[0].remark"));
    assertNull(
        Payouts.request(fundraiser, tranche).get("requestTranche.tranche.remark"),
        "a new request begins anew");
    assertEquals(
        List.of(), Payouts.approve(Person.REVIEWER, tranche).userErrorCodes("reviewTranche"));
  }

  @Test
  void isForReviewersWhoAreNoneOfItsOwnPeople() {
    String tranche = requested(1_000);
    assertEquals("UNAUTHENTICATED", Payouts.approve(Person.VISITOR, tranche).errorCode());
    assertEquals("FORBIDDEN", Payouts.approve(fundraiser, tranche).errorCode());
    assertEquals(
        "NOT_FOUND", Payouts.approve(Person.REVIEWER, "trn_0000000000000000000000").errorCode());
    Database.execute(
        "update projects set fundraiser_id = ? where id = (select project_id from tranches where id = ?)",
        Fixture.key(IdType.ACCOUNT, Person.SECOND_REVIEWER.accountId()),
        Payouts.key(tranche));
    assertEquals(
        List.of("OWN_PROJECT"),
        Payouts.approve(Person.SECOND_REVIEWER, tranche).userErrorCodes("reviewTranche"));
    assertEquals("REQUESTED", state(tranche));
  }

  @Test
  void needsTwoReviewersForALargeAmount() {
    String tranche = requested(100_000);
    assertEquals(
        "REQUESTED", Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state"));
    assertEquals(
        List.of("SAME_REVIEWER"),
        Payouts.approve(Person.REVIEWER, tranche).userErrorCodes("reviewTranche"));
    assertEquals(
        "APPROVED",
        Payouts.approve(Person.SECOND_REVIEWER, tranche).get("reviewTranche.tranche.state"));
  }

  @Test
  void approvesNothingWhileTheProjectIsPaused() {
    String project = Payouts.succeeded(fundraiser, 1_000);
    String tranche = requestOf(project);
    Moderation.pause(Person.REVIEWER, project, true, "We look into it")
        .get("pauseProject.project.id");
    assertEquals(
        List.of("PAYOUTS_HELD"),
        Payouts.approve(Person.REVIEWER, tranche).userErrorCodes("reviewTranche"));
    assertEquals("REQUESTED", state(tranche));
  }

  @Test
  void hasOneResultThoughTwoDecideAtTheSameMoment() {
    String tranche = requested(1_000);
    List<Answer> answers =
        Together.each(
            List.of(Person.REVIEWER, Person.SECOND_REVIEWER),
            reviewer ->
                reviewer == Person.REVIEWER
                    ? Payouts.approve(reviewer, tranche)
                    : Payouts.sendBack(reviewer, tranche, "No"));
    Set<List<String>> codes =
        answers.stream()
            .map(answer -> answer.userErrorCodes("reviewTranche"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(List.of(), List.of("TRANCHE_STATE")), codes);
  }

  private String requested(long goalYuan) {
    return requestOf(Payouts.succeeded(fundraiser, goalYuan));
  }

  private String requestOf(String project) {
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    String tranche = Payouts.tranche(project, 1);
    Payouts.request(fundraiser, tranche).get("requestTranche.tranche.state");
    return tranche;
  }

  private static String state(String tranche) {
    return Database.value("select state from tranches where id = ?", Payouts.key(tranche));
  }
}
