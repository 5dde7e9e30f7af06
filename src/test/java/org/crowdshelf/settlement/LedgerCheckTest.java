package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.crowdshelf.settlement.LedgerCheck.Measure;
import org.crowdshelf.shared.metrics.GaugeReader;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Findings;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Management;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One row is wrong at a time; the check names the figure that differs, and by how much. */
@QuarkusTest
class LedgerCheckTest {

  @Inject LedgerCheck check;
  @Inject GaugeReader gauges;

  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(Person.someoneNew(), "Counted");
  }

  @AfterEach
  void checkTheBooks() {
    Books.assertAgree(project);
  }

  @Test
  void findsARaisedAmountWithoutMoney() {
    Backing.paid(backer, Backing.input(project, 1000));
    String raised = "update projects set raised_minor = raised_minor + ? where id = ?";
    assertFinds(Measure.RAISED, 7, () -> Database.execute(raised, 7, project));
    Database.execute(raised, -7, project);
  }

  @Test
  void findsAPaidPledgeThatIsNotHeld() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    String amount = "update pledges set amount_minor = amount_minor + ? where id = ?";
    assertFinds(Measure.HELD, 7, () -> Database.execute(amount, 7, pledge));
    Database.execute(amount, -7, pledge);
  }

  @Test
  void findsACollectedPledgeThatIsNotPayable() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 100_000));
    Books.endNow(project);
    Books.settle();
    String amount = "update pledges set amount_minor = amount_minor + ? where id = ?";
    assertFinds(Measure.COLLECTED, 7, () -> Database.execute(amount, 7, pledge));
    Database.execute(amount, -7, pledge);
  }

  @Test
  void findsARefundThatIsNotInTransit() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    Backing.cancel(backer, pledge);
    String amount =
        "update refunds set amount_minor = amount_minor + ? where payment_id ="
            + " (select id from payments where purpose_id = ?)";
    assertFinds(Measure.REFUNDS, -7, () -> Database.execute(amount, -7, pledge));
    Database.execute(amount, 7, pledge);
  }

  @Test
  void findsPledgesThatWerePaidDifferentlyEvenIfTheirSumIsRight() {
    UUID one = Backing.paid(backer, Backing.input(project, 1000));
    UUID other = Backing.paid(backer, Backing.input(project, 2000));
    String amount = "update pledges set amount_minor = amount_minor + ? where id = ?";
    Database.execute(amount, 7, one);
    Database.execute(amount, -7, other);
    assertEquals(14, found(Measure.PLEDGES).bookedMinor());
    Database.execute(amount, -7, one);
    Database.execute(amount, 7, other);
    assertFinds(
        Measure.PLEDGES,
        -1000,
        () ->
            Database.execute(
                "update payments set purpose_id = ? where purpose_id = ?", project, one));
    Database.execute("update payments set purpose_id = ? where purpose_id = ?", one, project);
  }

  @Test
  void findsPlacesAndBackersThatAreCountedWrongly() {
    UUID reward = Backing.reward(project, 100, 9, null, false);
    Backing.placed(backer, Backing.input(project, 1000, reward));
    Backing.paid(backer, Backing.input(project, 1000, reward));
    String claimed = "update rewards set claimed = claimed + ? where id = ?";
    assertFinds(Measure.PLACES, -1, () -> Database.execute(claimed, 1, reward));
    Database.execute(claimed, -1, reward);
    String backers = "update projects set backer_count = backer_count + ? where id = ?";
    assertFinds(Measure.BACKERS, -2, () -> Database.execute(backers, 2, project));
    Database.execute(backers, -2, project);
  }

  @Test
  void bearsSumsThatAreLargerThanANumberMayBe() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    String amount = "update payments set received_minor = ? where purpose_id = ?";
    Database.execute(amount, MinorUnits.MAX, pledge);
    UUID another = Backing.paid(backer, Backing.input(project, 1000));
    Database.execute(amount, MinorUnits.MAX, another);
    try {
      assertEquals(MinorUnits.MAX, found(Measure.CLEARING).expectedMinor());
      assertEquals(MinorUnits.MAX, found(Measure.PLEDGES).bookedMinor());
    } finally {
      Database.execute(
          "update payments set received_minor = null where purpose_id in (?, ?)", pledge, another);
    }
  }

  @Test
  void findsAPaymentWithoutMoneyAtTheProvider() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    String amount = "update payments set amount_minor = amount_minor + ? where purpose_id = ?";
    assertFinds(Measure.CLEARING, 7, () -> Database.execute(amount, 7, pledge));
    Database.execute(amount, -7, pledge);
  }

  @Test
  void findsAnUnbalancedEntry() {
    Backing.paid(backer, Backing.input(project, 1000));
    // Written past the database's constraints, as damaged hardware would.
    String off = "alter table journal_entries disable trigger user";
    String on = "alter table journal_entries enable trigger user";
    Database.execute(off);
    try {
      assertFinds(
          Measure.ENTRIES,
          -7,
          () ->
              Database.execute(
                  "insert into journal_entries (transaction_id, account_code, currency, amount_minor)"
                      + " select transaction_id, 'PLATFORM_FEE', 'CNY', 7 from journal_entries where subject_id = ?"
                      + " limit 1",
                  project));
      Database.execute("delete from journal_entries where subject_id is null and amount_minor = 7");
    } finally {
      Database.execute(on);
    }
  }

  @Test
  void showsDifferencesInHealthAndMetrics() {
    Findings.closeAll();
    Backing.paid(backer, Backing.input(project, 1000));
    String raised = "update projects set raised_minor = raised_minor + ? where id = ?";
    double agreeing = differences();
    Database.execute(raised, 7, project);
    assertEquals(agreeing + 1, differences());
    assertEquals(503, Management.health("well"));
    assertEquals(200, Management.health("ready"));
    Database.execute(raised, -7, project);
    assertEquals(agreeing, differences());
    assertEquals(agreeing == 0 ? 200 : 503, Management.health("well"));
  }

  private double differences() {
    OnVertx.await(check::run);
    OnVertx.await(gauges::read);
    return Management.metrics().get("crowdshelf_ledger_differences");
  }

  private void assertFinds(Measure measure, long tooMuch, Runnable damage) {
    long before = wrong(measure);
    damage.run();
    assertEquals(before + tooMuch, wrong(measure), measure.name());
  }

  private LedgerCheck.Difference found(Measure measure) {
    return OnVertx.await(check::run).differences().stream()
        .filter(difference -> difference.measure() == measure)
        .filter(d -> d.project() == null || d.project().equals(project))
        .findFirst()
        .orElseThrow();
  }

  private long wrong(Measure measure) {
    return OnVertx.await(check::run).differences().stream()
        .filter(difference -> difference.measure() == measure)
        .filter(d -> d.project() == null || d.project().equals(project))
        .mapToLong(difference -> difference.expectedMinor() - difference.bookedMinor())
        .sum();
  }
}
