package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.MovingAddress;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.crowdshelf.support.process.Standby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that a query reads where there is a standby. */
class StandbyReadsIT {

  private static final String TITLE =
      "query ($id: ID!) { project(id: $id) { title backers(first: 1) { totalCount } } }";

  private final Client visitor = new Client(null);

  @TempDir private Path folder;

  private Replica replica;
  private UUID project;

  @Test
  void visitorsReadAStandbyThatIsNotBehindAndOthersThePrimary() throws Exception {
    try (Site site = new Site(Map.of("CROWDSHELF_CACHE_PUBLIC_AGE", "0s"));
        Postgres standby = Standby.of(site.database(), folder.resolve("standby"));
        MovingAddress reads = new MovingAddress(standby.port())) {
      site.database().use();
      // The standby has a commit before it is acknowledged, but replays it later.
      replica =
          site.begin(
              Replica.freePort(), Map.of("CROWDSHELF_DATABASE_READS_URL", FailoverIT.url(reads)));
      replica.awaitReady();
      Client person = new Client(site.issuer().token("somebody"));
      project = Fixture.liveProject(person.account(replica), "First");
      awaitTitle("First");

      pauseReplay(site, standby);
      rename("Second");
      assertEquals("First", title(visitor), "from the standby");
      assertEquals("Second", title(person), "from the primary");
      awaitTitle("Second");
      assertEquals("0.0", fresh());

      resumeReplay(site, standby);
      Eventually.holds(() -> assertEquals("1.0", fresh()));
      pauseReplay(site, standby);
      rename("Third");
      assertEquals("Second", title(visitor), "from the standby again");
      resumeReplay(site, standby);

      Eventually.holds(() -> assertEquals("1.0", fresh()));
      standby.use();
      standby.kill();
      site.database().use();
      Database.execute("alter system reset synchronous_standby_names");
      Database.column("select pg_reload_conf()");
      assertEquals(
          "Third", title(visitor), "the standby is gone: the same request reads the primary");
      assertEquals("Third", title(visitor));
    }
  }

  private void awaitTitle(String title) {
    Eventually.holds(() -> assertEquals(title, title(visitor)));
  }

  private String title(Client client) {
    return client
        .ask(replica, TITLE, Map.of("id", Fixture.id(project)))
        .data("project")
        .getString("title");
  }

  private void rename(String title) {
    Database.execute("update projects set title = ? where id = ?", title, project);
  }

  private static void pauseReplay(Site site, Postgres standby) {
    standby.use();
    Database.column("select pg_wal_replay_pause()");
    Eventually.holds(
        () ->
            assertEquals(
                List.of("paused"), Database.column("select pg_get_wal_replay_pause_state()")));
    site.database().use();
  }

  private static void resumeReplay(Site site, Postgres standby) {
    standby.use();
    Database.column("select pg_wal_replay_resume()");
    site.database().use();
  }

  private String fresh() {
    String metrics = replica.metrics();
    String line =
        metrics
            .lines()
            .filter(found -> found.startsWith("crowdshelf_database_reads_fresh"))
            .findFirst()
            .orElse("");
    assertTrue(line.contains(" "), metrics);
    return line.substring(line.lastIndexOf(' ') + 1);
  }
}
