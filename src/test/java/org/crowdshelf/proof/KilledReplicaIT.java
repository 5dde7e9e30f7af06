package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/**
 * Both replicas are killed, one after the other, while people pledge, pay and cancel, while
 * messages come and while projects end; then both at once, while payouts are at their provider and
 * the service has not heard of their end. The jobs run as often as in production.
 */
class KilledReplicaIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void losesNothingThatWasAcknowledgedAndIsRightWithinAMinute() {
    Map<String, String> payouts =
        Map.of("CROWDSHELF_PAYOUTS_PROVIDERS", "sandbox", "CROWDSHELF_PAYOUTS_KEY", Site.newKey());
    try (Site site = new Site(payouts)) {
      List<Replica> replicas = new ArrayList<>(site.replicas(2));
      Crowd crowd = new Crowd(site, replicas);
      Client fundraiser = crowd.people(1).get(0);
      List<UUID> projects = Projects.live(fundraiser.account(crowd.next()), 4);
      Database.execute(
          "update projects set goal_minor = 1000 where id = any(?)",
          (Object) new UUID[] {projects.get(0), projects.get(1)});
      // One that succeeds and one that fails end while the stream goes on.
      List<UUID> ending = List.of(projects.get(0), projects.get(2));
      StreamOfPledges stream = new StreamOfPledges(crowd, projects);
      try {
        stream.begin();
        await(() -> stream.acknowledged() > 40);
        replicas.set(1, killAndStartAgain(site, replicas.get(1), stream));
        replicas.get(1).awaitReady();
        Projects.endAll(ending);
        int before = stream.acknowledged();
        await(() -> stream.acknowledged() > before + 30);
        replicas.set(0, killAndStartAgain(site, replicas.get(0), stream));
        replicas.get(0).awaitReady();
      } finally {
        stream.end();
      }
      System.out.printf(
          "acknowledged: %d pledges; answers lost with the replicas: %d%n",
          stream.acknowledged(), stream.answersLost());
      assertTrue(stream.answersLost() > 0, "killed in the middle of nothing");
      long restarted = System.nanoTime();
      Eventually.within(
          MINUTE,
          () -> {
            assertProvidersPaymentsAreOurs();
            assertRefundsAreBack();
            Projects.assertNothingPaidIsLeft(ending);
          });
      System.out.printf(
          "right after %d s%n", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - restarted));
      stream.assertEachAcknowledgedPledgeIsThereOnce();
      PaidTranches.approve(fundraiser, crowd.next(), projects.get(0));
      await(PaidTranches::areSent);
      replicas.forEach(Replica::kill);
      PaidTranches.assertSomeAreNotKnownToHaveArrived();
      replicas.replaceAll(killed -> site.begin(killed.port()));
      replicas.forEach(Replica::awaitReady);
      Eventually.within(MINUTE, PaidTranches::assertEachArrivedOnce);
      assertEquals(0, Database.count("select coalesce(sum(amount_minor), 0) from journal_entries"));
      projects.forEach(Books::assertAddUp);
      assertEquals(List.of(), crowd.differences());
      assertEquals(
          0,
          Database.count(
              "select deadlocks from pg_stat_database where datname = current_database()"));
    }
  }

  private static Replica killAndStartAgain(Site site, Replica replica, StreamOfPledges stream) {
    int before = stream.acknowledged();
    stream.swell();
    await(() -> stream.acknowledged() > before);
    replica.kill();
    return site.begin(replica.port());
  }

  // Both sides know the same payments, and the same ones are paid.
  private static void assertProvidersPaymentsAreOurs() {
    assertEquals(
        List.of(),
        Database.column(
            """
            select s.reference || ' ' || s.state || ' ' || coalesce(p.state, 'unknown')
              from sandbox_payments s left join payments p on p.merchant_reference = s.reference
             where p.id is null or (s.state = 'SUCCEEDED') <> (p.state = 'SUCCEEDED')"""));
  }

  private static void assertRefundsAreBack() {
    assertEquals(
        List.of(),
        Database.column(
            """
            select s.payment || ' ' || s.state || ' ' || coalesce(r.state, '-')
              from sandbox_refunds s left join refunds r on r.merchant_reference = s.reference
             where s.state <> 'SUCCEEDED' or r.state is distinct from 'DONE'
            union all
            select r.merchant_reference || ' ' || r.state from refunds r
             where r.state <> 'DONE' or not exists (select from sandbox_refunds s where s.reference = r.merchant_reference)"""));
  }

  private static void await(BooleanSupplier reached) {
    long end = System.nanoTime() + MINUTE.toNanos();
    while (!reached.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "the stream does not flow");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
