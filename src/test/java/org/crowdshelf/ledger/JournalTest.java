package org.crowdshelf.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class JournalTest {

  @Inject Transactions transactions;
  @Inject Journal journal;

  private final UUID cause = Ids.next();

  @Test
  void booksBothSidesOfAMovement() {
    post(moved(100));

    assertEquals(2, entries());
    assertEquals(
        0,
        Database.count(
            "select sum(amount_minor) from journal_entries e join journal_transactions t"
                + " on t.id = e.transaction_id where t.cause_id = ?",
            cause));
  }

  @Test
  void refusesACauseThatIsBookedAlready() {
    post(moved(100));
    assertThrows(RuntimeException.class, () -> post(moved(100)));
    assertEquals(2, entries());
  }

  @Test
  void refusesUnbalancedEntriesAtTheCommit() {
    Posting oneSided =
        new Posting(
            "TEST",
            "TEST",
            cause,
            List.of(new Posting.Entry(LedgerAccount.PROJECT_ESCROW, cause, "CNY", 1)));
    assertThrows(RuntimeException.class, () -> post(oneSided));
    assertEquals(0, entries());
  }

  @Test
  void refusesEntriesThatBalanceOnlyAcrossCurrencies() {
    Posting mixed =
        new Posting(
            "TEST",
            "TEST",
            cause,
            List.of(
                new Posting.Entry(LedgerAccount.PROJECT_ESCROW, cause, "CNY", 1),
                new Posting.Entry(LedgerAccount.PROVIDER_CLEARING, cause, "USD", -1)));
    assertThrows(RuntimeException.class, () -> post(mixed));
    assertEquals(0, entries());
  }

  @Test
  void refusesATransactionWithoutEntries() {
    String empty = "insert into journal_transactions values (?, 'TEST', 'TEST', ?, now())";
    assertEquals("23514", Database.refusal(empty, Ids.next(), cause));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal_entries set amount_minor = amount_minor + 1",
        "delete from journal_entries",
        "update journal_transactions set kind = 'OTHER'",
        "delete from journal_transactions",
        "truncate journal_entries",
        "truncate journal_transactions cascade",
      })
  void refusesToChangeOrDeleteEntries(String change) {
    post(moved(100));

    assertEquals("23001", Database.refusal(change));
  }

  @Test
  void refusesALaterEntryThatUnbalances() {
    post(moved(100));

    try (Connection connection = Database.connect();
        Statement statement = connection.createStatement()) {
      assertThrows(
          SQLException.class,
          () ->
              statement.execute(
                  "insert into journal_entries (transaction_id, account_code, currency, amount_minor)"
                      + " select id, 'PLATFORM_FEE', 'CNY', 5 from journal_transactions where cause_id = '"
                      + cause
                      + "'"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Posting moved(long amountMinor) {
    return Posting.move(
        "TEST",
        "TEST",
        cause,
        cause,
        "CNY",
        amountMinor,
        LedgerAccount.PROJECT_PAYABLE,
        LedgerAccount.PROJECT_ESCROW);
  }

  private void post(Posting posting) {
    OnVertx.await(() -> transactions.runUnconditionally(() -> journal.post(posting)));
  }

  private long entries() {
    return Database.count(
        "select count(*) from journal_entries e join journal_transactions t on t.id = e.transaction_id"
            + " where t.cause_id = ?",
        cause);
  }
}
