package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/**
 * The operator's script src/docs/partition-journal.sql under a service that runs: bookings go on in
 * the second part, and the journal keeps its promises in both.
 */
class JournalInPartsIT {

  private static final String UNBALANCED =
      """
      with booked as (
        insert into journal_transactions values (uuidv7(), 'PLEDGE_PAID', 'PAYMENT', uuidv7(), now()) returning id)
      insert into journal_entries (transaction_id, account_code, currency, amount_minor)
      select id, 'PROVIDER_CLEARING', 'CNY', 1 from booked""";

  @Test
  void keepsItsPromisesInAllParts() throws Exception {
    try (Site site = new Site(Map.of())) {
      Crowd crowd = new Crowd(site, site.replicas(1));
      UUID project = Fixture.liveProject(crowd.fundraiser(), "Long lived");
      backs(crowd, project);
      partition();
      backs(crowd, project);
      assertEquals(2_000, Books.raised(project));
      assertTrue(Database.count("select count(*) from journal_entries_1") > 0);
      assertTrue(Database.count("select count(*) from journal_entries_2") > 0);
      Books.assertAddUp(project);
      assertEquals(List.of(), crowd.differences());

      assertEquals("23514", Database.refusal(UNBALANCED));
      for (String part : List.of("journal_entries_1", "journal_entries_2", "journal_entries")) {
        assertEquals("23001", Database.refusal("delete from " + part));
        assertEquals("23001", Database.refusal("update " + part + " set currency = 'EUR'"));
        assertEquals("23001", Database.refusal("truncate " + part));
      }
    }
  }

  private static void backs(Crowd crowd, UUID project) {
    Client backer = crowd.people(1).get(0);
    Crowd.Placed placed =
        Crowd.Placed.of(crowd.place(backer, Backing.input(project, 1_000)).join());
    crowd.pay(placed.reference()).join();
    Eventually.holds(() -> assertEquals("PAID", Backing.state(placed.pledge())));
  }

  // As psql does it: its own commands and its variables are not SQL.
  private static void partition() throws IOException, SQLException {
    long next = Database.count("select max(id) + 1 from journal_entries");
    String script =
        Files.readString(Path.of("src/docs/partition-journal.sql"))
            .replaceAll("(?m)^(\\\\|.*\\\\gset$).*$", "")
            .replace(":next", Long.toString(next))
            .replace(":full", Long.toString(next + 1000));
    try (Connection connection = Database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }
}
