package org.crowdshelf.reward.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Uncommitted;

/** Rewards as the tests of this feature set them up and look at them. */
final class RewardRows {

  static final String CLAIM =
      "update rewards set claimed = claimed + 1 where id = ? and claimed < coalesce(limit_count, 2147483647)";

  /** A project that cannot be edited, by its state; over: LIVE, but not settled. */
  static final Map<String, String> NOT_EDITED =
      Map.of(
          "IN_REVIEW", "state = 'IN_REVIEW', launched_at = null, ends_at = null",
          "REJECTED", "state = 'REJECTED', launched_at = null, ends_at = null",
          "SUCCEEDED", "state = 'SUCCEEDED'",
          "FAILED", "state = 'FAILED'",
          "CANCELED", "state = 'CANCELED', canceled_at = now()",
          "LIVE", "ends_at = now() - interval '1 millisecond'");

  private static final String INSERT =
      """
      insert into rewards (id, project_id, position, kind, title, description, price_minor, limit_count, claimed,
                           estimated_delivery, created_at)
      select ?, ?, count(*), 'BOOK', 'A book', 'With *thanks*', 100, ?, ?, current_date + 100, now()
        from rewards where project_id = ?""";

  private static final String EXPIRED_PLEDGE =
      """
      insert into pledges (id, project_id, account_id, reward_id, amount_minor, state, idempotency_key, input_hash,
                           created_at)
      select ?, r.project_id, p.fundraiser_id, r.id, 100, 'EXPIRED', ?, sha256('x'), now()
        from rewards r join projects p on p.id = r.project_id where r.id = ?""";

  private RewardRows() {}

  /** A book for 1.00, the last of its project's rewards. */
  static UUID reward(UUID project, Integer limit, int claimed) {
    UUID key = Ids.next();
    Database.execute(INSERT, key, project, limit, claimed, project);
    return key;
  }

  /** The id of a reward as clients know it. */
  static String id(UUID reward) {
    return Ids.encode(IdType.REWARD, reward);
  }

  /** A pledge that took it and ran out. */
  static void expiredPledge(UUID reward) {
    UUID key = Ids.next();
    Database.execute(EXPIRED_PLEDGE, key, key.toString(), reward);
  }

  /** The whole row as text; none where it is gone. */
  static List<String> row(UUID reward) {
    return Database.column("select r::text from rewards r where id = ?", reward);
  }

  /** Counts the rewards of a project. */
  static long count(UUID project) {
    return Database.count("select count(*) from rewards where project_id = ?", project);
  }

  /** The events about a project's rewards, oldest first. */
  static List<String> events(UUID project) {
    return Database.column(
        "select event_type from outbox where event_type like 'Reward%' and payload ->> 'projectId' = ? order by id",
        project.toString());
  }

  /** Runs the project for an organisation that this person is a member of. */
  static void makeMember(Person member, UUID project) {
    UUID account = Fixture.key(IdType.ACCOUNT, member.accountId());
    organisation(project, account);
    Database.execute(
        "insert into memberships (organisation_id, account_id, role, created_at) values (?, ?, 'EDITOR', now())",
        project,
        account);
    Database.execute("update projects set organisation_id = ? where id = ?", project, project);
  }

  /** An organisation with this key. */
  static void organisation(UUID key, UUID registeredBy) {
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " values (?, 'Publisher', 'NONPROFIT', 'UNVERIFIED', ?, now())",
        key,
        registeredBy);
  }

  /** The operation's answer while a pledge is stored that expires at once. */
  static Answer whilePledgeIsStored(UUID reward, Supplier<Answer> operation) {
    UUID key = Ids.next();
    return Uncommitted.during(EXPIRED_PLEDGE, List.of(key, key.toString(), reward), operation);
  }
}
