package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.ServiceProxy;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/**
 * A new version comes while people read and pledge: one replica after the other is asked to stop
 * and started again behind a proxy that goes by readiness, and nobody gets an error. The replicas
 * stop as they do in production, with its delay.
 */
class RollingRestartIT {

  private static final int A_SECOND = Integer.getInteger("crowdshelf.proof.requests-a-second", 100);
  private static final Duration START = Duration.ofMinutes(1);
  private static final int PEOPLE = 100;

  private static final String FEED =
      "{ projects(first: 20) { nodes { id title state raised { display } fundraiser { name } } } }";
  private static final String PAGE =
      "query ($id: ID!) { project(id: $id) { title raised { minor } backers(first: 10) { nodes { name } } } }";

  private ServiceProxy proxy;
  private List<Client> people;
  private UUID project;
  private final Queue<CompletableFuture<Reply>> pledges = new ConcurrentLinkedQueue<>();

  @Test
  void failsNoRequest() {
    try (Site site = new Site(Map.of())) {
      List<Replica> replicas = site.replicas(2);
      Crowd crowd = new Crowd(site, replicas);
      project = Fixture.liveProject(crowd.fundraiser(), "While it rolls");
      people = crowd.people(PEOPLE);
      people.forEach(person -> person.account(crowd.next()));
      try (ServiceProxy before = ServiceProxy.before(replicas)) {
        proxy = before;
        SteadyLoad load = SteadyLoad.of(A_SECOND, this::request);
        for (Replica replica : replicas) {
          restart(site, replica, load);
        }
        List<String> failures = load.end();
        System.out.println("rolling restart: " + load.gauges());
        assertEquals(List.of(), failures);
      }
      assertEachPledgeIsThere();
      Books.assertAddUp(project);
    }
  }

  private void restart(Site site, Replica replica, SteadyLoad load) {
    awaitSent(load, A_SECOND);
    long stopped = System.nanoTime();
    assertEquals(143, replica.stop(), replica::log);
    assertFalse(proxy.sendsTo(replica));
    long begun = System.nanoTime();
    Replica again = site.begin(replica.port());
    proxy.replace(replica, again);
    Eventually.within(START, () -> assertTrue(proxy.sendsTo(again), again::log));
    System.out.printf(
        "rolling restart: stopped within %.1f s, ready again after %.1f s%n",
        (begun - stopped) / 1e9, (System.nanoTime() - begun) / 1e9);
    awaitSent(load, A_SECOND);
  }

  private static void awaitSent(SteadyLoad load, long more) {
    long before = load.sent();
    Eventually.holds(() -> assertTrue(load.sent() > before + more));
  }

  // Of ten: the feed and a project's page as visitors see them and as people who signed in do, and
  // a pledge.
  private CompletableFuture<Reply> request(long number) {
    Client person = people.get((int) (number / 10 % PEOPLE));
    Client asking = number % 2 == 0 ? person : new Client(null);
    if (number % 10 == 0) {
      Map<String, Object> input = Map.of("input", Backing.input(project, 100));
      CompletableFuture<Reply> pledge = person.send(graphql(), Backing.PLACE, input);
      pledges.add(pledge);
      return pledge;
    }
    return number % 3 == 0
        ? asking.send(graphql(), PAGE, Map.of("id", Fixture.id(project)))
        : asking.send(graphql(), FEED, Map.of());
  }

  private URI graphql() {
    return proxy.address("/graphql");
  }

  private void assertEachPledgeIsThere() {
    List<String> acknowledged =
        pledges.stream()
            .map(pledge -> pledge.join().data("placePledge").getJsonObject("pledge"))
            .map((JsonObject pledge) -> pledge.getString("id"))
            .toList();
    assertFalse(acknowledged.isEmpty());
    assertEquals(
        acknowledged.size(),
        Database.count("select count(*) from pledges where project_id = ?", project));
  }
}
