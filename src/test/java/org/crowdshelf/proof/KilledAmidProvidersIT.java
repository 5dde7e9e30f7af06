package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.ServiceProxy;
import org.crowdshelf.support.process.Site;
import org.crowdshelf.support.provider.BothBooks;
import org.crowdshelf.support.provider.PayerAtRandom;
import org.crowdshelf.support.provider.Simulators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas of the staging package take payments by WeChat Pay, Alipay and Stripe. Both are
 * killed, one after the other, while notifications, queries, closes and refunds cross and one call
 * in twenty fails.
 */
class KilledAmidProvidersIT {

  private static final int SOURCES = 8;
  private static final double FAULTS = 0.05;

  // Unpaid payments end now instead of in a quarter of an hour.
  private static final String END_PAYMENTS =
      "update payments set expires_at = now(), next_query_at = now() where state in ('CREATED', 'PENDING')";
  private static final String END_RESERVATIONS =
      "update pledges set reserved_until = now() where state = 'RESERVED'";

  private final AtomicInteger placed = new AtomicInteger();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

  @TempDir Path folder;

  @Test
  void leavesNoPaymentInDoubt() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed of the payments: " + seed);
    try (ServiceProxy proxy = ServiceProxy.before(List.of());
        Site site = new Site(settings(proxy))) {
      List<Replica> replicas = new ArrayList<>(site.replicas(2));
      replicas.forEach(proxy::add);
      Crowd crowd = new Crowd(site, replicas);
      UUID[] projects = Projects.live(crowd.fundraiser(), 2).toArray(UUID[]::new);
      Database.execute("update projects set goal_minor = 1000 where id = ?", projects[0]);
      Database.execute("update projects set goal_minor = 100000000 where id = ?", projects[1]);
      BothBooks.faults(seed, FAULTS);
      ScheduledExecutorService threads = Executors.newScheduledThreadPool(SOURCES + 1);
      threads.scheduleWithFixedDelay(this::endRefunds, 500, 500, TimeUnit.MILLISECONDS);
      List<Client> people = crowd.people(20);
      for (int source = 0; source < SOURCES; source++) {
        Random chance = new Random(seed + source);
        threads.scheduleWithFixedDelay(
            () -> story(proxy, people.get(chance.nextInt(20)), projects, chance),
            source * 40L,
            300,
            TimeUnit.MILLISECONDS);
      }
      try {
        kill(site, proxy, replicas, 1, 60);
        kill(site, proxy, replicas, 0, 160);
        awaitPlaced(260);
      } finally {
        threads.shutdown();
        join(threads);
      }
      assertEquals(List.of(), List.copyOf(faults));
      assertTrue(PayerAtRandom.answersLost() > 0, "killed in the middle of nothing");
      BothBooks.faults(seed, 0);
      Database.execute(END_PAYMENTS);
      Database.execute(END_RESERVATIONS);
      Projects.endAll(List.of(projects));
      Eventually.within(
          Duration.ofMinutes(3),
          () -> {
            endRefunds();
            BothBooks.assertDecided(projects);
            BothBooks.assertAgree(0, projects);
          });
      System.out.printf("%d pledges, %d answers lost%n", placed.get(), PayerAtRandom.answersLost());
      for (UUID project : projects) {
        Books.assertAddUp(project);
      }
      assertEquals(List.of(), crowd.differences());
    } finally {
      Simulators.stopAll();
    }
  }

  private Map<String, String> settings(ServiceProxy proxy) throws IOException {
    Path file = Simulators.settingsFile(proxy.address(""), folder);
    return Map.of("SMALLRYE_CONFIG_LOCATIONS", file.toString(), "CROWDSHELF_PAYMENTS_EVERY", "1s");
  }

  private void story(ServiceProxy proxy, Client person, UUID[] projects, Random chance) {
    try {
      PayerAtRandom payer = new PayerAtRandom(person, proxy.address("/graphql"), chance);
      PayerAtRandom.Placed pledge = payer.pledge(projects[chance.nextInt(2)]);
      placed.incrementAndGet();
      if (payer.chance(10)) {
        payer.cancel(pledge);
      }
      if (payer.chance(90)) {
        PayerAtRandom.pay(pledge);
      }
      if (payer.chance(20)) {
        payer.cancel(pledge);
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.add(fault);
    }
  }

  private void kill(Site site, ServiceProxy proxy, List<Replica> replicas, int which, int after) {
    awaitPlaced(after);
    Replica killed = replicas.get(which);
    killed.kill();
    Replica again = site.begin(killed.port());
    proxy.replace(killed, again);
    replicas.set(which, again);
    again.awaitReady();
  }

  private void endRefunds() {
    Simulators.wechat().endRefunds();
    Simulators.stripe()
        .openRefunds()
        .forEach(number -> Simulators.stripe().endRefund(number, "succeeded"));
  }

  private void awaitPlaced(int count) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (placed.get() < count) {
      assertTrue(System.nanoTime() < end, () -> "only " + placed + " pledges: " + faults);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void join(ScheduledExecutorService threads) {
    try {
      assertTrue(threads.awaitTermination(2, TimeUnit.MINUTES), "somebody still waits");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
