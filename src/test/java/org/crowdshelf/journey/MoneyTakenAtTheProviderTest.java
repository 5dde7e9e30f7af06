package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.settlement.LedgerCheck;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody refunds in the provider's console, or the payer's bank takes the money. */
@QuarkusTest
class MoneyTakenAtTheProviderTest {

  private static final String REFUNDS =
      """
      query ($id: ID!) {
        node(id: $id) { ... on Pledge { state payments { refunds { reason state amount { minor } } } } }
      }""";

  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID pledge;

  @BeforeEach
  void aPaidPledge() {
    project = Fixture.liveProject(Person.someoneNew(), "A library");
    pledge = Backing.paid(backer, Backing.input(project, 1000));
  }

  @AfterEach
  void theBooksAgree() {
    assertEquals(
        List.of(),
        OnVertx.await(Arc.container().instance(LedgerCheck.class).get()::run).differences().stream()
            .filter(difference -> project.equals(difference.project()))
            .toList());
  }

  @Test
  void aPartIsShownAndTheRestGoesBackWithTheProject() {
    console(300);
    assertRefunds(List.of("MADE_AT_PROVIDER"), List.of("300"));
    assertEquals("PAID", Backing.state(pledge));
    assertEquals(300, balance("DISPUTED"));
    failTheProject();
    assertEquals("REFUNDED", Backing.state(pledge));
    assertRefunds(List.of("PROJECT_FAILED", "MADE_AT_PROVIDER"), List.of("700", "300"));
    assertNothingIsLeft();
  }

  @Test
  void aPledgeThatTheBankTookIsRefundedWithoutAnotherPayment() {
    Sandbox.console()
        .post("/sandbox/pay/{ref}/dispute", Sandbox.reference(pledge))
        .then()
        .statusCode(204);
    Sandbox.sendMessages();
    assertRefunds(List.of("DISPUTE"), List.of("1000"));
    failTheProject();
    assertEquals("REFUNDED", Backing.state(pledge));
    assertRefunds(List.of("DISPUTE"), List.of("1000"));
    assertNothingIsLeft();
  }

  @Test
  void isBookedOnceAndNeverMoreThanWasPaid() {
    console(600);
    console(600);
    assertRefunds(List.of("MADE_AT_PROVIDER"), List.of("600"));
    assertEquals(600, balance("DISPUTED"));
  }

  private void console(long amountMinor) {
    Sandbox.console()
        .post("/sandbox/pay/{ref}/refund/{minor}", Sandbox.reference(pledge), amountMinor);
    Sandbox.sendMessages();
  }

  private void failTheProject() {
    Books.endNow(project);
    Books.settle();
    assertEquals("FAILED", Database.value("select state from projects where id = ?", project));
  }

  private void assertRefunds(List<String> reasons, List<String> amounts) {
    Answer answer = backer.asks(REFUNDS, Map.of("id", Ids.encode(IdType.PLEDGE, pledge)));
    assertEquals(reasons, answer.get("node.payments[0].refunds.reason"));
    assertEquals(
        amounts,
        answer.<List<Object>>get("node.payments[0].refunds.amount.minor").stream()
            .map(Object::toString)
            .toList());
  }

  private void assertNothingIsLeft() {
    for (String account :
        List.of("PROVIDER_CLEARING", "PROJECT_ESCROW", "REFUNDS_IN_TRANSIT", "DISPUTED")) {
      assertEquals(0, balance(account), account);
    }
  }

  private long balance(String account) {
    return Database.<Long>value(
        "select coalesce(sum(amount_minor), 0)::bigint from journal_entries where subject_id = ? and account_code = ?",
        project,
        account);
  }
}
