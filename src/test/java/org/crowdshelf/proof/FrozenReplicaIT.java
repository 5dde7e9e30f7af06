package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/**
 * A replica is frozen in the middle of a transaction, as by a paused virtual machine: its process
 * lives, its connections stay, and it holds rows that others need. PostgreSQL ends the transaction
 * after ten seconds.
 */
class FrozenReplicaIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final Map<String, String> QUICK =
      Map.of("CROWDSHELF_SETTLEMENT_EVERY", "1s", "CROWDSHELF_PAYMENTS_EVERY", "1s");

  @Test
  void othersGetTheRowsOfItsPledge() throws Exception {
    try (Site site = new Site(Map.of())) {
      List<Replica> replicas = site.replicas(2);
      Replica frozen = replicas.get(0);
      Replica other = replicas.get(1);
      Crowd crowd = new Crowd(site, replicas);
      UUID project = Fixture.liveProject(crowd.fundraiser(), "While it is frozen");
      UUID reward = Backing.reward(project, 100, 10, null, false);
      Client first = crowd.people(1).get(0);
      Client second = crowd.people(1).get(0);
      first.account(frozen);
      second.account(other);
      CompletableFuture<Reply> lost;
      try (HeldRow held = HeldRow.of("rewards", reward)) {
        lost = place(first, frozen, Backing.input(project, 100, reward));
        assertTrue(held.awaitedBy(lost));
        freeze(frozen);
      }
      // The frozen replica's transaction has the reward's row from now on, and does not end.
      Eventually.holds(() -> assertTrue(!HeldRow.isFree("rewards", reward)));
      Map<String, Object> input = Backing.input(project, 100, reward);
      Eventually.within(
          SOON,
          () -> {
            Reply reply = place(second, other, input).join();
            assertEquals(200, reply.status(), reply.body());
            assertEquals(List.of(), Crowd.codes(reply), reply.body());
          });
      assertEquals(1, Database.count("select claimed from rewards where id = ?", reward));
      signal(frozen, "CONT");
      Reply answer = lost.join();
      assertTrue(answer.body().contains("UNAVAILABLE"), answer.body());
      assertEquals(1, Database.count("select count(*) from pledges where project_id = ?", project));
      Eventually.within(SOON, () -> assertTrue(frozen.ready()));
      Books.assertAddUp(project);
    }
  }

  @Test
  void othersContinueItsSettlement() throws Exception {
    try (Site site = new Site(QUICK)) {
      Replica frozen = site.replicas(1).get(0);
      Crowd crowd = new Crowd(site, List.of(frozen));
      UUID project = Fixture.liveProject(crowd.fundraiser(), "To be refunded");
      UUID pledge =
          Crowd.Placed.of(crowd.place(crowd.people(1).get(0), Backing.input(project, 1000)).join())
              .pledge();
      crowd.pay(reference(pledge)).join();
      Eventually.holds(() -> assertEquals("PAID", Backing.state(pledge)));
      try (HeldRow held = HeldRow.of("pledges", pledge)) {
        Projects.endAll(List.of(project));
        assertTrue(held.awaitedBy(new CompletableFuture<>()));
        freeze(frozen);
      }
      try (Replica other = site.begin(Replica.freePort())) {
        other.awaitReady();
        Eventually.within(Duration.ofMinutes(1), () -> Projects.assertMoneyIsOut(List.of(project)));
        assertEquals("REFUNDED", Backing.state(pledge));
        Books.assertAddUp(project);
      } finally {
        signal(frozen, "CONT");
      }
      Eventually.within(SOON, () -> assertTrue(frozen.ready()));
      Books.assertAddUp(project);
    }
  }

  private static CompletableFuture<Reply> place(
      Client person, Replica replica, Map<String, Object> input) {
    return person.send(replica.address("/graphql"), Backing.PLACE, Map.of("input", input));
  }

  private static String reference(UUID pledge) {
    return Database.value("select merchant_reference from payments where purpose_id = ?", pledge);
  }

  // Each thread stops by itself a moment after the signal.
  private static void freeze(Replica replica) throws IOException, InterruptedException {
    signal(replica, "STOP");
    Path threads = Path.of("/proc/" + replica.process().pid() + "/task");
    Eventually.holds(
        () -> {
          try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
              String status = Files.readString(thread.resolve("status"));
              assertTrue(status.contains("State:\tT"), status);
            }
          } catch (IOException gone) {
            throw new AssertionError(gone);
          }
        });
  }

  private static void signal(Replica replica, String signal)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + signal, Long.toString(replica.process().pid())).start();
    assertEquals(0, kill.waitFor());
  }
}
