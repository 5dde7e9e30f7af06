package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;
import org.crowdshelf.support.process.MovingAddress;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.crowdshelf.support.process.Standby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The primary dies under load, and its synchronous standby takes over: no acknowledged pledge is
 * lost, and the service goes on by itself.
 */
class FailoverIT {

  private static final int A_SECOND = Integer.getInteger("crowdshelf.proof.requests-a-second", 100);
  private static final int PEOPLE = 50;

  private static final String FEED = "{ projects(first: 20) { nodes { id title state } } }";

  @TempDir private Path folder;

  private final Queue<CompletableFuture<Reply>> pledges = new ConcurrentLinkedQueue<>();
  private List<Client> people;
  private Replica replica;
  private UUID project;

  @Test
  void losesNoAcknowledgedPledgeAndGoesOnByItself() throws Exception {
    try (Site site = new Site(Map.of());
        MovingAddress address = new MovingAddress(site.database().port());
        Postgres standby = Standby.of(site.database(), folder.resolve("standby"))) {
      replica = site.begin(Replica.freePort(), Map.of("CROWDSHELF_DATABASE_URL", url(address)));
      replica.awaitReady();
      Crowd crowd = new Crowd(site, List.of(replica));
      project = Fixture.liveProject(crowd.fundraiser(), "While the primary dies");
      people = crowd.people(PEOPLE);
      people.forEach(person -> Eventually.holds(() -> person.account(replica)));
      SteadyLoad load = SteadyLoad.of(A_SECOND, this::request);
      awaitSent(load, 3L * A_SECOND);

      site.database().kill();
      long killed = System.nanoTime();
      standby.use();
      Database.column("select pg_promote()");
      address.moveTo(standby.port());
      long moved = System.nanoTime();
      Eventually.holds(() -> assertTrue(places()));
      double back = (System.nanoTime() - moved) / 1e9;
      System.out.printf(
          "failover: promoted after %.1f s, pledges placed again %.1f s later%n",
          (moved - killed) / 1e9, back);
      assertTrue(back < 10, "back after " + back + " s");

      awaitSent(load, 2L * A_SECOND);
      load.end();
      System.out.println("failover: " + load.gauges());
      assertEachAcknowledgedPledgeIsThere();
      Books.assertAddUp(project);
      assertEquals(List.of(), crowd.differences());
    }
  }

  // Of ten: nine visitors look at the feed, one person pledges.
  private CompletableFuture<Reply> request(long number) {
    if (number % 10 != 0) {
      return new Client(null).send(replica.address("/graphql"), FEED, Map.of());
    }
    Client person = people.get((int) (number / 10 % PEOPLE));
    CompletableFuture<Reply> pledge =
        person.send(
            replica.address("/graphql"),
            Backing.PLACE,
            Map.of("input", Backing.input(project, 100)));
    pledges.add(pledge);
    return pledge;
  }

  private boolean places() {
    Reply reply =
        people
            .get(0)
            .send(
                replica.address("/graphql"),
                Backing.PLACE,
                Map.of("input", Backing.input(project, 100)))
            .join();
    return isAcknowledged(reply);
  }

  private static boolean isAcknowledged(Reply reply) {
    return reply.status() == 200
        && !reply.body().contains("\"errors\"")
        && reply.data("placePledge").getJsonObject("pledge") != null;
  }

  private void assertEachAcknowledgedPledgeIsThere() {
    TreeSet<UUID> lost = new TreeSet<>();
    int acknowledged = 0;
    for (CompletableFuture<Reply> pledge : pledges) {
      if (pledge.isCompletedExceptionally() || !isAcknowledged(pledge.join())) {
        continue;
      }
      acknowledged++;
      JsonObject placed = pledge.join().data("placePledge").getJsonObject("pledge");
      lost.add(Ids.require(IdType.PLEDGE, placed.getString("id")));
    }
    assertFalse(lost.isEmpty());
    lost.removeAll(Database.<UUID>column("select id from pledges where project_id = ?", project));
    assertEquals(new TreeSet<>(), lost, "of " + acknowledged);
  }

  private static void awaitSent(SteadyLoad load, long more) {
    long before = load.sent();
    Eventually.holds(() -> assertTrue(load.sent() > before + more));
  }

  static String url(MovingAddress address) {
    return "postgresql://localhost:" + address.port() + "/postgres";
  }
}
