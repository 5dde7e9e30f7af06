package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.pledge.ExpireReservations;
import org.crowdshelf.settlement.EndDueProjects;
import org.crowdshelf.settlement.LedgerCheck;
import org.crowdshelf.settlement.SettleProject;

/** The jobs that end things, and whether the books agree afterwards. */
public final class Books {

  private Books() {}

  /** Reservations that ran out give their places back. */
  public static void expire() {
    ExpireReservations expire = Arc.container().instance(ExpireReservations.class).get();
    OnVertx.await(expire::expireDue);
  }

  /** Projects whose time has come end, and what has ended is settled, refunds included. */
  public static void settle() {
    EndDueProjects end = Arc.container().instance(EndDueProjects.class).get();
    SettleProject settle = Arc.container().instance(SettleProject.class).get();
    OnVertx.await(end::endDue);
    OnVertx.await(settle::settleDue);
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    Database.execute("update settlements set next_step_at = now() where done_at is null");
    OnVertx.await(settle::settleDue);
  }

  /** Lets a project's time run out now. */
  public static void endNow(UUID project) {
    Database.execute("update projects set ends_at = now() where id = ?", project);
  }

  /** Fails where anything that is shown about this project's money is not what is booked. */
  public static void assertAgree(UUID project) {
    LedgerCheck check = Arc.container().instance(LedgerCheck.class).get();
    List<LedgerCheck.Difference> differences =
        OnVertx.await(check::run).differences().stream()
            .filter(difference -> project.equals(difference.project()))
            .toList();
    assertEquals(List.of(), differences);
    assertAddUp(project);
  }

  /** The part of it that the test computes by itself, whichever process the service runs in. */
  public static void assertAddUp(UUID project) {
    assertEquals(
        Database.count(
            """
            select (select coalesce(sum(coalesce(received_minor, amount_minor)), 0) from payments
                     where subject_id = ? and state = 'SUCCEEDED')
                 - (select coalesce(sum(r.amount_minor), 0) from refunds r join payments p on p.id = r.payment_id
                     where p.subject_id = ? and r.state = 'DONE' and not r.done_otherwise)
                 + (select coalesce(sum(w.amount_minor), 0) from disputes_won w join payments p on p.id = w.payment_id
                     where p.subject_id = ? and not w.restored)
                 - (select coalesce(sum(t.amount_minor), 0) from tranches t where t.project_id = ? and t.state = 'PAID')""",
            project,
            project,
            project,
            project),
        Database.count(
            "select coalesce(sum(amount_minor), 0) from journal_entries where subject_id = ?"
                + " and account_code = 'PROVIDER_CLEARING'",
            project),
        "the provider has what was paid and not given back");
    assertEquals(
        0,
        Database.count(
            "select coalesce(sum(amount_minor), 0) from journal_entries where subject_id = ?",
            project));
    assertEquals(
        0,
        Database.count(
            "select count(*) from (select r.id from rewards r left join pledges g on g.reward_id = r.id"
                + " and g.state in ('RESERVED', 'PAID', 'COLLECTED') where r.project_id = ?"
                + " group by r.id having r.claimed <> coalesce(sum(g.quantity), 0)) as wrong",
            project),
        "places claimed are those of reserved and paid pledges");
    assertEquals(
        Database.count(
            "select count(distinct case when anonymous then id else account_id end) from pledges where project_id = ? and state in ('PAID', 'COLLECTED')",
            project),
        Database.count("select backer_count from projects where id = ?", project));
  }

  /** The sum that a project has raised. */
  public static long raised(UUID project) {
    return Database.count("select raised_minor from projects where id = ?", project);
  }
}
