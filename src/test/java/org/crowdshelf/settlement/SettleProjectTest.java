package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Management;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SettleProjectTest {

  private static final String FUNDS =
      """
      query ($id: ID!) { project(id: $id) { state raised { minor } backerCount settledAt
        funds { raised { minor } held { minor } refunded { minor } collected { minor } fee { minor } } } }""";

  @Inject LedgerCheck check;
  @Inject Transactions transactions;

  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(Person.someoneNew(), "A library");
  }

  @AfterEach
  void checkTheBooks() {
    TestClock.reset();
    Books.assertAgree(project);
  }

  @Test
  void collectsAProjectThatReachedItsGoal() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 100_000));
    assertFunds(100_000, 100_000, 0, 0);
    Books.endNow(project);
    Books.settle();
    assertEquals("COLLECTED", Backing.state(pledge));
    assertEquals("SUCCEEDED", funds().get("project.state"));
    assertNotNull(funds().get("project.settledAt"));
    assertFunds(100_000, 0, 0, 100_000);
    assertEquals(1, events("ProjectSucceeded"));
    Books.settle();
    assertFunds(100_000, 0, 0, 100_000);
  }

  @Test
  void refundsAProjectThatMissedItsGoal() {
    UUID reward = Backing.reward(project, 100, 200, null, false);
    List<UUID> pledges = new ArrayList<>();
    for (int i = 0; i < 55; i++) {
      pledges.add(Backing.placed(backer, Backing.input(project, 1000, reward)));
    }
    pledges.forEach(Sandbox::pay);
    assertFunds(55_000, 55_000, 0, 0);
    Books.endNow(project);
    Books.settle();
    Answer funds = funds();
    assertEquals("FAILED", funds.get("project.state"));
    assertEquals(1, funds.<Integer>get("project.backerCount"), "as many as at the end");
    assertNotNull(funds.get("project.settledAt"));
    assertFunds(0, 0, 55_000, 0);
    for (UUID pledge : pledges) {
      assertEquals("REFUNDED", Backing.state(pledge));
    }
    assertEquals(1, events("ProjectFailed"));
  }

  @Test
  void collectsAProjectThatKeepsWhatItRaises() {
    Database.execute(
        "update projects set funding_rule = 'KEEP_WHAT_IS_RAISED' where id = ?", project);
    Backing.paid(backer, Backing.input(project, 100));
    Books.endNow(project);
    Books.settle();
    assertEquals("SUCCEEDED", funds().get("project.state"));
    assertFunds(100, 0, 0, 100);
  }

  @Test
  void takesTheFeeThatWasFixedWithTheSubmission() {
    Database.execute("update projects set fee_basis_points = 333 where id = ?", project);
    Backing.paid(backer, Backing.input(project, 100_000));
    Books.endNow(project);
    Books.settle();
    Answer funds =
        Person.VISITOR.asks(
            "query ($id: ID!) { project(id: $id) { funds { collected { minor } fee { minor } feeBasisPoints } } }",
            Map.of("id", Fixture.id(project)));
    assertEquals(3_330, funds.<Integer>get("project.funds.fee.minor"));
    assertEquals(96_670, funds.<Integer>get("project.funds.collected.minor"));
    assertEquals(333, funds.<Integer>get("project.funds.feeBasisPoints"));
  }

  @Test
  void failsWhereNothingWasRaised() {
    Database.execute(
        "update projects set funding_rule = 'KEEP_WHAT_IS_RAISED' where id = ?", project);
    Books.endNow(project);
    Books.settle();
    assertEquals("FAILED", funds().get("project.state"));
    assertNotNull(funds().get("project.settledAt"));
  }

  @Test
  void refundsACanceledProject() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 100_000));
    Database.execute(
        "update projects set state = 'CANCELED', canceled_at = now() where id = ?", project);
    Books.settle();
    assertEquals("REFUNDED", Backing.state(pledge));
    assertFunds(0, 0, 100_000, 0);
  }

  @Test
  void waitsForRefundsThatFail() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    Sandbox.behave(pledge, "REFUND_FAILS");
    Books.endNow(project);
    Books.settle();
    assertEquals("REFUNDING", Backing.state(pledge));
    assertNull(funds().get("project.settledAt"));
    Sandbox.behave(pledge, "NORMAL");
    Database.execute(
        "update refunds set next_attempt_at = now(), state = 'FAILING'"
            + " where payment_id = (select id from payments where purpose_id = ?)",
        pledge);
    String query =
        "{ failingRefunds(first: 100) { nodes { paymentReference attempts lastError amount { minor } } } }";
    assertEquals("FORBIDDEN", backer.asks(query).errorCode());
    List<String> failing = Person.ADMIN.asks(query).get("failingRefunds.nodes.paymentReference");
    assertEquals(1, failing.stream().filter(Sandbox.reference(pledge)::equals).count());
    Books.settle();
    assertEquals("REFUNDED", Backing.state(pledge));
    assertNotNull(funds().get("project.settledAt"));
  }

  @Test
  void endsNoProjectBeforeItsEndTime() {
    Backing.paid(backer, Backing.input(project, 100_000));
    Books.settle();
    assertEquals("LIVE", funds().get("project.state"));
  }

  @Test
  void showsAdminsTheDifferencesInTheBooks() {
    Backing.paid(backer, Backing.input(project, 1000));
    Database.execute("update projects set raised_minor = raised_minor + 1 where id = ?", project);
    String query =
        "{ ledgerCheck { differences { measure projectId expected { minor } booked { minor } } } }";
    assertEquals("UNAUTHENTICATED", Person.VISITOR.asks(query).errorCode());
    assertEquals("FORBIDDEN", Person.REVIEWER.asks(query).errorCode());
    List<Map<String, Object>> found = Person.ADMIN.asks(query).get("ledgerCheck.differences");
    assertEquals(
        List.of("RAISED"),
        found.stream()
            .filter(difference -> Fixture.id(project).equals(difference.get("projectId")))
            .map(difference -> difference.get("measure"))
            .toList());
    assertEquals(
        OnVertx.await(check::run).differences(),
        OnVertx.await(() -> transactions.runUnconditionally(check::runInTransaction))
            .differences());
    assertEquals(503, Management.health("well"));
    assertEquals(200, Management.health("ready"));
    Database.execute("update projects set raised_minor = raised_minor - 1 where id = ?", project);
  }

  private void assertFunds(int raised, int held, int refunded, int collected) {
    Answer funds = funds();
    assertEquals(raised, funds.<Integer>get("project.raised.minor"));
    assertEquals(raised, funds.<Integer>get("project.funds.raised.minor"));
    assertEquals(held, funds.<Integer>get("project.funds.held.minor"));
    assertEquals(refunded, funds.<Integer>get("project.funds.refunded.minor"));
    assertEquals(collected, funds.<Integer>get("project.funds.collected.minor"));
    assertEquals(0, funds.<Integer>get("project.funds.fee.minor"));
    assertFalse(funds.body().contains("errors"));
  }

  private Answer funds() {
    return Person.VISITOR.asks(FUNDS, Map.of("id", Fixture.id(project)));
  }

  private long events(String type) {
    return Database.count(
        "select count(*) from outbox where event_type = ? and subject_id = ?", type, project);
  }
}
