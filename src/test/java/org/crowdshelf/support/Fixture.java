package org.crowdshelf.support;

import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/**
 * Rows that a test needs to begin with and that no operation under test makes: written straight
 * into the tables, whole and consistent.
 */
public final class Fixture {

  private static final String PROJECT =
      """
      insert into projects (id, fundraiser_id, title, summary, state, funding_model, funding_rule, category,
                            currency, goal_minor, minimum_pledge_minor, duration_days, created_at, updated_at,
                            launched_at, ends_at)
      values (?, ?, ?, '', ?, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY', 'CNY', 100000, 100, 30, now(), now(),
              case when ? then now() - interval '1 day' end, case when ? then now() + interval '29 days' end)""";

  private static final String PLEDGE =
      """
      insert into pledges (id, project_id, account_id, amount_minor, state, anonymous, message, idempotency_key,
                           input_hash, created_at, paid_at)
      values (?, ?, ?, ?, 'PAID', ?, ?, ?, sha256('x'), now(), now())""";

  private static final String SUMS =
      """
      update projects p
         set raised_minor = s.raised, backer_count = s.backers
        from (select coalesce(sum(amount_minor), 0) as raised, count(distinct case when anonymous then id else account_id end) as backers
                from pledges where project_id = ? and state in ('PAID', 'COLLECTED')) s
       where p.id = ?""";

  private Fixture() {}

  /** A project that has been live for a day and ends in 29; answers its key. */
  public static UUID liveProject(Person fundraiser, String title) {
    return liveProject(key(IdType.ACCOUNT, fundraiser.accountId()), title);
  }

  /** The same by the key of its fundraiser's account. */
  public static UUID liveProject(UUID fundraiser, String title) {
    return project(fundraiser, title, "LIVE", true);
  }

  /** A draft. */
  public static UUID draft(Person fundraiser, String title) {
    return project(key(IdType.ACCOUNT, fundraiser.accountId()), title, "DRAFT", false);
  }

  private static UUID project(UUID fundraiser, String title, String state, boolean launched) {
    UUID key = Ids.next();
    Database.execute(PROJECT, key, fundraiser, title, state, launched, launched);
    return key;
  }

  /** A paid pledge, counted into its project. */
  public static UUID paidPledge(
      UUID project, Person backer, long amountMinor, boolean anonymous, String message) {
    UUID key = Ids.next();
    UUID account = key(IdType.ACCOUNT, backer.accountId());
    Database.execute(
        PLEDGE, key, project, account, amountMinor, anonymous, message, key.toString());
    Database.execute(SUMS, project, project);
    return key;
  }

  /** The key of an id that the service gave out. */
  public static UUID key(IdType type, String id) {
    return Ids.require(type, id);
  }

  /** The id of a project as clients know it. */
  public static String id(UUID project) {
    return Ids.encode(IdType.PROJECT, project);
  }
}
