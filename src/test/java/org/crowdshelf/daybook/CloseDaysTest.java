package org.crowdshelf.daybook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The days of the public ledger are closed once, with everything that was booked. */
@QuarkusTest
class CloseDaysTest {

  private static final String LINES =
      """
      select ((now() at time zone 'Asia/Shanghai')::date - day) || ' days ago: ' || kind || ' ' || movements || ' x ' || amount_minor
        from daybook_lines where project_id = ? order by day, position""";

  private static final String SUMS =
      """
      select held_minor || ' ' || collected_minor || ' ' || fee_minor || ' ' || refunded_minor
        from daybook_days where project_id = ? order by day""";

  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(Person.someoneNew(), "Books for the valley");
  }

  @Test
  void aDayThatIsOverIsClosedWithALineAKind() {
    DaybookRows.pays(project, 1_000);
    DaybookRows.pays(project, 500);
    DaybookRows.daysAgo(project, 9);
    Person backer = Person.someoneNew();
    UUID pledge = Backing.paid(backer, Backing.input(project, 700));
    Backing.cancel(backer, pledge);
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    DaybookRows.daysAgo(project, 5);
    DaybookRows.pays(project, 300);
    DaybookRows.close();
    assertEquals(
        List.of(
            "9 days ago: PLEDGES_PAID 2 x 1500",
            "5 days ago: PLEDGES_PAID 1 x 700",
            "5 days ago: REFUNDED 1 x -700"),
        lines());
    assertEquals(List.of("1500 0 0 0", "1500 0 0 700"), Database.column(SUMS, project));
    assertEquals(1, Database.count(MOVEMENTS, project), "of the day that runs");
  }

  private static final String MOVEMENTS =
      "select count(*) from daybook_movements where project_id = ?";

  @Test
  void theSettlementIsALineForTheProjectAndOneForTheSite() {
    Database.execute("update projects set fee_basis_points = 250 where id = ?", project);
    DaybookRows.pays(project, 2_000_000);
    Books.endNow(project);
    Books.settle();
    DaybookRows.daysAgo(project, 3);
    DaybookRows.close();
    assertEquals(
        List.of(
            "3 days ago: PLEDGES_PAID 1 x 2000000",
            "3 days ago: COLLECTED 1 x 1950000",
            "3 days ago: FEE 1 x -50000"),
        lines());
    assertEquals(List.of("0 1950000 50000 0"), Database.column(SUMS, project));
  }

  @Test
  void aClosedDayNeverChanges() {
    DaybookRows.pays(project, 1_000);
    DaybookRows.daysAgo(project, 2);
    DaybookRows.close();
    String closed = firstDay();
    DaybookRows.pays(project, 500);
    DaybookRows.daysAgo(project, 2);
    DaybookRows.close();
    assertEquals(closed, firstDay());
    for (String change :
        List.of(
            "update daybook_days set held_minor = 0 where project_id = ?",
            "delete from daybook_days where project_id = ?",
            "update daybook_lines set amount_minor = 0 where project_id = ?",
            "delete from daybook_lines where project_id = ?")) {
      assertEquals("23001", Database.refusal(change, project), change);
    }
  }

  @Test
  void whatComesAfterADayWasClosedIsACorrectionOfALaterDay() {
    DaybookRows.pays(project, 1_000);
    DaybookRows.daysAgo(project, 5);
    DaybookRows.close();
    DaybookRows.pays(project, 500);
    DaybookRows.daysAgo(project, 6);
    DaybookRows.close();
    assertEquals(
        List.of("PLEDGES_PAID 1000", "CORRECTION 500"),
        Database.column(
            "select kind || ' ' || amount_minor from daybook_lines where project_id = ? order by day",
            project));
    assertEquals(List.of("1000 0 0 0", "1500 0 0 0"), Database.column(SUMS, project));
  }

  @Test
  void aMovementThatIsBookedLongAfterItsDayIsACorrectionOfToday() {
    UUID transaction = UUID.randomUUID();
    Database.execute(BOOK, transaction, UUID.randomUUID(), project, project);
    assertEquals(
        "CORRECTION 0",
        Database.value(
            """
            select kind || ' ' || ((now() at time zone 'Asia/Shanghai')::date - day)
              from daybook_movements where transaction_id = ?""",
            transaction));
  }

  private static final String BOOK =
      """
      with booked as (
        insert into journal_transactions (id, kind, cause_type, cause_id, occurred_at)
        values (?, 'PAYMENT_RECEIVED', 'PAYMENT', ?, now() - interval '3 days') returning id)
      insert into journal_entries (transaction_id, account_code, subject_id, currency, amount_minor)
      select id, 'PROVIDER_CLEARING', ?::uuid, 'CNY', 100 from booked
       union all
      select id, 'PROJECT_ESCROW', ?::uuid, 'CNY', -100 from booked""";

  @Test
  void twoReplicasCloseADayOnce() {
    DaybookRows.pays(project, 1_000);
    DaybookRows.daysAgo(project, 2);
    AtOnce.run(
        4,
        () -> {
          DaybookRows.close();
          return true;
        });
    assertEquals(List.of("2 days ago: PLEDGES_PAID 1 x 1000"), lines());
    assertEquals(List.of("1000 0 0 0"), Database.column(SUMS, project));
  }

  @Test
  void whatWasBookedBeforeTheLedgerWasThereIsTakenUpOnce() {
    DaybookRows.pays(project, 1_000);
    DaybookRows.pays(project, 200);
    Database.execute("delete from daybook_movements where project_id = ?", project);
    Database.execute("insert into daybook_unread values (?)", project);
    DaybookRows.pays(project, 130);
    DaybookRows.daysAgo(project, 2);
    DaybookRows.close();
    assertEquals(List.of(), lines(), "no day is closed before all is taken up");
    DaybookRows.readJournal();
    DaybookRows.readJournal();
    DaybookRows.daysAgo(project, 2);
    DaybookRows.close();
    assertEquals(List.of("2 days ago: PLEDGES_PAID 3 x 1330"), lines());
  }

  @Test
  void aProjectWhoseDaysCannotBeClosedDoesNotKeepOthersFromIt() {
    UUID broken = Fixture.liveProject(Person.someoneNew(), "Broken");
    DaybookRows.pays(broken, 1_000);
    DaybookRows.pays(project, 1_000);
    DaybookRows.daysAgo(broken, 2);
    DaybookRows.daysAgo(project, 2);
    // The sum of its lines is more than a column holds.
    Database.execute(
        "update daybook_movements set held_minor = 9223372036854775807 where project_id = ?",
        broken);
    Database.execute(
        """
        insert into daybook_movements
        select gen_random_uuid(), position, project_id, day, kind, tranche_id, currency, amount_minor, held_minor,
               collected_minor, paid_minor, fee_minor, refunded_minor
          from daybook_movements where project_id = ?""",
        broken);
    DaybookRows.close();
    assertEquals(List.of("2 days ago: PLEDGES_PAID 1 x 1000"), lines());
    assertEquals(
        0, Database.count("select count(*) from daybook_days where project_id = ?", broken));
    Database.execute("delete from daybook_movements where project_id = ?", broken);
  }

  private List<String> lines() {
    return Database.column(LINES, project);
  }

  private String firstDay() {
    return Database.value(
        """
        select d::text || l::text from daybook_days d join daybook_lines l using (project_id, day)
         where project_id = ? order by day limit 1""",
        project);
  }
}
