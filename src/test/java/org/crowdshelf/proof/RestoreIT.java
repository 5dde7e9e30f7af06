package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.BaseBackup;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database is lost, and a backup that was made while people pledged is restored on another
 * server: every row is there as it was, the books agree, and the service goes on with it.
 */
class RestoreIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  // Changes by the service's own jobs are not waited for.
  private static final Map<String, String> QUICK =
      Map.of("CROWDSHELF_SETTLEMENT_EVERY", "1s", "CROWDSHELF_PAYMENTS_EVERY", "1s");

  private static final String PAGE =
      """
      query ($id: ID!) {
        project(id: $id) {
          title state raised { minor } backerCount
          backers(first: 50) { totalCount nodes { name amount { minor } paidAt } }
        }
      }""";

  // Levels of rate limits are kept in no log: a crash empties them.
  private static final String TABLES =
      "select c.oid::regclass::text from pg_class c where c.relkind = 'r' and c.relpersistence = 'p'"
          + " and c.relnamespace = 'public'::regnamespace order by 1";

  @TempDir private Path backups;

  @Test
  void bringsBackEveryRowAndTheBooks() throws Exception {
    try (Site site = new Site(QUICK)) {
      Replica replica = site.replicas(1).get(0);
      Crowd crowd = new Crowd(site, List.of(replica));
      UUID project = Fixture.liveProject(crowd.fundraiser(), "To be lost");
      Path files = backups.resolve("base");
      Map<String, String> rows;
      Reply page;
      try (BaseBackup backup = BaseBackup.begin(files)) {
        List<CompletableFuture<Reply>> wishes = place(crowd, project);
        backup.copyFiles();
        payAll(crowd, wishes);
        page = page(replica, project);
        assertEquals(List.of(), crowd.differences());
        assertEquals(143, replica.stop());
        rows = rows();
        backup.end();
      }
      site.database().close();
      try (Postgres restored = Postgres.start(files);
          Replica again = site.begin(Replica.freePort(), restored)) {
        assertEquals(rows, rows());
        again.awaitReady();
        Crowd later = new Crowd(site, List.of(again));
        assertEquals(page.json(), page(again, project).json());
        assertEquals(List.of(), later.differences());
        goesOn(later, project);
      }
    }
  }

  private static List<CompletableFuture<Reply>> place(Crowd crowd, UUID project) {
    List<CompletableFuture<Reply>> wishes = new ArrayList<>();
    for (Client person : crowd.people(40)) {
      wishes.add(crowd.place(person, Backing.input(project, 1000)));
    }
    return wishes;
  }

  private static void payAll(Crowd crowd, List<CompletableFuture<Reply>> wishes) {
    List<Crowd.Placed> placed = Crowd.all(wishes).stream().map(Crowd.Placed::of).toList();
    Crowd.all(placed.stream().map(one -> crowd.pay(one.reference())).toList());
    Eventually.holds(
        () -> placed.forEach(one -> assertEquals("PAID", Backing.state(one.pledge()))));
  }

  private static Reply page(Replica replica, UUID project) {
    return new Client(null).ask(replica, PAGE, Map.of("id", Fixture.id(project)));
  }

  // The number of rows of each table, and a hash of their content.
  private static Map<String, String> rows() {
    Map<String, String> rows = new TreeMap<>();
    for (String table : Database.<String>column(TABLES)) {
      rows.put(
          table,
          Database.value(
              "select count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' order by r::text)), '-') from "
                  + table
                  + " r"));
    }
    assertTrue(rows.size() > 20, rows::toString);
    return rows;
  }

  // Somebody more pledges and pays, and the project's end gives everything back.
  private static void goesOn(Crowd crowd, UUID project) {
    List<CompletableFuture<Reply>> wishes =
        List.of(crowd.place(crowd.people(1).get(0), Backing.input(project, 500)));
    payAll(crowd, wishes);
    assertEquals(40_500, Books.raised(project));
    Projects.endAll(List.of(project));
    Eventually.within(MINUTE, () -> Projects.assertMoneyIsOut(List.of(project)));
    Books.assertAddUp(project);
    assertEquals(List.of(), crowd.differences());
  }
}
