package org.crowdshelf.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Spendings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When receipts are due, and what stands still where they are late. */
@QuarkusTest
class ReceiptsDueTest {

  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");

  private final Person fundraiser = Person.someoneNew();
  private String project;
  private String line;

  @BeforeEach
  void aProjectThatWasPaid() {
    project = Spendings.paidOut(fundraiser, 20_000);
    line = Spendings.line(project);
  }

  @Test
  void areNinetyDaysAfterThePayoutForWhatIsNotShown() {
    assertEquals(dueOn(Spendings.today().plusDays(90)), dueAt());
    assertNull(
        Person.VISITOR
            .asks(
                "query ($id: ID!) { project(id: $id) { receiptsDueAt } }",
                Map.of("id", ProjectSteps.createLive(Person.someoneNew())))
            .get("project.receiptsDueAt"));
    Spendings.declared(fundraiser, line, 1_000_000);
    assertNull(dueAt());
    Spendings.pay(fundraiser, project, 2);
    assertEquals(dueOn(Spendings.today().plusDays(90)), dueAt());
    Books.assertAgree(ProjectSteps.key(project));
  }

  @Test
  void keepTheNextTrancheAndOtherProjectsOfItsPeopleWhileTheyAreLate() {
    Spendings.declared(fundraiser, line, 900_000);
    paidDaysAgo(89);
    assertEquals(List.of(), blocks());
    paidDaysAgo(90);
    assertEquals(dueOn(Spendings.today()), dueAt());
    assertEquals(List.of("RECEIPTS_MISSING"), blocks());
    Answer refused = Payouts.request(fundraiser, Payouts.tranche(project, 2));
    assertEquals(List.of("RECEIPTS_MISSING"), refused.userErrorCodes("requestTranche"));
    String words = refused.get("requestTranche.userErrors[0].message");
    assertEquals("Receipts for ¥1,000.00 of", words.substring(0, 25));
    String next = ProjectSteps.createComplete(fundraiser);
    assertEquals(
        List.of("RECEIPTS_MISSING"),
        ProjectSteps.submit(fundraiser, next).userErrorCodes("submitProject"));
    assertEquals("DRAFT", ProjectSteps.state(next));
    String others = ProjectSteps.createComplete(Person.someoneNew());
    assertEquals("DRAFT", ProjectSteps.state(others));
    Spendings.declared(fundraiser, line, 100_000);
    assertEquals(List.of(), ProjectSteps.submit(fundraiser, next).userErrorCodes("submitProject"));
    assertEquals(List.of(), blocks());
  }

  @Test
  void areRemindedOfOnceThoughReplicasLookAtOnce() {
    paidDaysAgo(59);
    remind();
    assertEquals(0, reminders());
    paidDaysAgo(60);
    AtOnce.run(
        4,
        () -> {
          remind();
          return true;
        });
    remind();
    assertEquals(1, reminders());
    Database.execute(
        "update tranches set receipts_reminded_at = null where project_id = ?",
        ProjectSteps.key(project));
    Spendings.declared(fundraiser, line, 1_000_000);
    remind();
    assertEquals(1, reminders(), "nothing is missing");
  }

  private static void remind() {
    OnVertx.await(Arc.container().instance(RemindOfReceipts.class).get()::remindDue);
  }

  private long reminders() {
    return Database.count(
        "select count(*) from outbox where event_type = 'ReceiptsDueSoon' and subject_id = ?",
        Payouts.key(Payouts.tranche(project, 1)));
  }

  private void paidDaysAgo(int days) {
    Database.execute(
        "update tranches set paid_at = now() - make_interval(days => ?) where project_id = ? and state = 'PAID'",
        days,
        ProjectSteps.key(project));
  }

  private String dueAt() {
    return Person.VISITOR
        .asks("query ($id: ID!) { project(id: $id) { receiptsDueAt } }", Map.of("id", project))
        .get("project.receiptsDueAt");
  }

  private static String dueOn(LocalDate day) {
    return day.atStartOfDay(SITE).toInstant().toString();
  }

  private List<String> blocks() {
    return Payouts.shown(fundraiser, project).get("project.tranches[1].blockedBy.code");
  }
}
