package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fraud is reported, paused, canceled and refunded. */
@QuarkusTest
class AReportedFraudTest {

  private static final String REPORTS = "{ viewer { reports { state details subject { id } } } }";

  private final Person swindler = Person.someoneNew();
  private final Person neighbour = Person.someoneNew();
  private final Backer paid = new Backer();
  private final Backer paying = new Backer();
  private final Backer late = new Backer();
  private Campaign campaign;

  @AfterEach
  void theBooksAgree() {
    TestClock.reset();
    campaign.booksAgree();
  }

  @Test
  void isStoppedAndEverybodyHasTheirMoneyBack() {
    campaign = Campaign.live(swindler, 10);
    paid.backs(campaign.wish(3_000));
    PayPage open = PayPage.of(paying.places(campaign.wish(1_000)));

    // Two who know better tell the reviewers; the swindler does not learn of it.
    Moderation.report(neighbour, campaign.id(), "FRAUD", "那里没有这所学校").get("report.report.id");
    Moderation.report(paid.person, campaign.id(), "FRAUD", null).get("report.report.id");
    assertEquals(
        List.of("OWN_CONTENT"),
        Moderation.report(swindler, campaign.id(), "OTHER", null).userErrorCodes("report"));
    assertEquals(List.of(), swindler.asks(REPORTS).get("viewer.reports"));
    assertEquals("FORBIDDEN", Moderation.queue(swindler, 1, null, null).errorCode());
    Map<String, Object> waiting =
        Moderation.wholeQueue(Person.REVIEWER, 100, List.of("FRAUD")).stream()
            .filter(found -> found.toString().contains(campaign.id()))
            .findFirst()
            .orElseThrow();
    assertEquals(2, waiting.get("reporters"));

    // A reviewer stops it while they look; nothing more is taken.
    Moderation.pause(Person.REVIEWER, campaign.id(), true, "我们正在核实该项目")
        .get("pauseProject.project.id");
    late.isRefused(campaign.gift(1_000), "PROJECT_PAUSED");
    open.pay();
    campaign.reads("LIVE", 3_000, 1);
    Days.pass(Duration.ofMinutes(2));
    paying.sees("EXPIRED");

    // It is a fraud: canceled, and whoever began it is kept from beginning another.
    Answer decided = Moderation.decide(Person.REVIEWER, campaign.id(), "CANCEL_PROJECT", "学校不存在");
    assertEquals("CANCELED", decided.get("decideCase.subject.state"));
    Moderation.restrict(
            Person.ADMIN, swindler.accountId(), List.of(Map.of("act", "SUBMIT")), "虚假项目")
        .get("restrictAccount.account.id");
    assertEquals(
        List.of("RESTRICTED"),
        ProjectSteps.submit(swindler, ProjectSteps.createComplete(swindler))
            .userErrorCodes("submitProject"));

    // Everybody has their money back, and the reporters see what became of it.
    Days.pass(Duration.ofMinutes(1));
    Days.pass(Duration.ofMinutes(2));
    campaign.reads("CANCELED", 0, 1);
    campaign.funds(0, 4_000, 0);
    paid.sees("REFUNDED");
    paying.sees("EXPIRED");
    for (Person reporter : List.of(neighbour, paid.person)) {
      assertEquals(List.of("ACTED_ON"), reporter.asks(REPORTS).get("viewer.reports.state"));
    }
    assertFalse(Moderation.waiting(Person.REVIEWER).contains(campaign.id()));
    assertTrue(Moderation.deeds(campaign.key()).contains("PROJECT_CANCELED"));
  }
}
