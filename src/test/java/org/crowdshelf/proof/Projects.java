package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.Database;

/** Many projects of one fundraiser. */
final class Projects {

  static final long GOAL_MINOR = 100_000;

  private static final String LIVE =
      """
      insert into projects (id, fundraiser_id, title, summary, state, funding_model, funding_rule, category, currency,
                            goal_minor, minimum_pledge_minor, duration_days, created_at, updated_at, launched_at, ends_at)
      select uuidv7(), ?, 'Library ' || n, '', 'LIVE', 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY', 'CNY',
             100000, 100, 30, now(), now(), now() - interval '1 day', now() + interval '29 days'
        from generate_series(1, ?) as n
      returning id""";

  private static final String UNSETTLED =
      """
      select p.id::text || ' ' || p.state from projects p
       where p.id = any(?)
         and (p.state = 'LIVE' or p.settled_at is null
              or (select count(*) from outbox o where o.subject_id = p.id
                    and o.event_type in ('ProjectSucceeded', 'ProjectFailed')) <> 1
              or (select count(*) from journal_transactions t where t.cause_id = p.id and t.kind = 'PROJECT_COLLECTED')
                   <> case p.state when 'SUCCEEDED' then 1 else 0 end)""";

  private static final String OPEN_PLEDGES =
      """
      select g.id::text || ' ' || g.state from pledges g join projects p on p.id = g.project_id
       where p.id = any(?)
         and g.state <> case p.state when 'SUCCEEDED' then 'COLLECTED' when 'FAILED' then 'REFUNDED' else '' end""";

  private static final String HELD =
      """
      select subject_id::text || ' ' || account_code from journal_entries
       where subject_id = any(?) and account_code in ('PROJECT_ESCROW', 'REFUNDS_IN_TRANSIT')
       group by subject_id, account_code having sum(amount_minor) <> 0""";

  private Projects() {}

  /** So many that are live. */
  static List<UUID> live(UUID fundraiser, int count) {
    return Database.column(LIVE, fundraiser, count);
  }

  /** Every pledge for them is paid and counted. */
  static void assertAllPaid(List<UUID> projects) {
    assertEquals(
        0,
        Database.count(
            "select count(*) from pledges where project_id = any(?) and state <> 'PAID'",
            (Object) keys(projects)));
  }

  /** Lets the time of all run out at the same moment. */
  static void endAll(List<UUID> projects) {
    Database.execute(
        "update projects set ends_at = now() where id = any(?)", (Object) keys(projects));
  }

  /** Everybody has got theirs: what succeeded is collected, what failed is back. */
  static void assertMoneyIsOut(List<UUID> projects) {
    assertEquals(List.of(), Database.column(OPEN_PLEDGES, (Object) keys(projects)));
    assertNothingHeld(projects);
  }

  /** No pledge for them is paid and neither collected nor back. */
  static void assertNothingPaidIsLeft(List<UUID> projects) {
    assertEquals(
        List.of(),
        Database.column(
            "select id::text from pledges where project_id = any(?) and state in ('PAID', 'REFUNDING')",
            (Object) keys(projects)));
    assertNothingHeld(projects);
  }

  /** Nothing is held for any of them, nor on its way. */
  static void assertNothingHeld(List<UUID> projects) {
    assertEquals(List.of(), Database.column(HELD, (Object) keys(projects)));
  }

  /** Each has ended once, is settled, and was collected once or never. */
  static void assertSettledOnce(List<UUID> projects) {
    assertEquals(List.of(), Database.column(UNSETTLED, (Object) keys(projects)));
  }

  private static UUID[] keys(List<UUID> projects) {
    return projects.toArray(UUID[]::new);
  }
}
