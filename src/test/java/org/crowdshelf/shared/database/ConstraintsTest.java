package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself enforces each rule, whoever writes. */
@QuarkusTest
class ConstraintsTest {

  private static final String CHECK = "23514";
  private static final String UNIQUE = "23505";
  private static final String FOREIGN_KEY = "23503";
  private static final String NOT_NULL = "23502";

  private final UUID account = UUID.randomUUID();
  private final UUID organisation = UUID.randomUUID();
  private final UUID project = UUID.randomUUID();
  private final UUID otherProject = UUID.randomUUID();
  private final UUID reward = UUID.randomUUID();
  private final UUID pledge = UUID.randomUUID();
  private final UUID update = UUID.randomUUID();
  private final UUID budgetLine = UUID.randomUUID();

  @BeforeEach
  void storeOneOfEach() {
    Rows.account(account);
    Rows.organisation(organisation, account);
    Rows.project(project, account);
    Rows.project(otherProject, account);
    Rows.budgetLine(budgetLine, project);
    Rows.reward(reward, project);
    Rows.pledge(pledge, project, account);
    Rows.update(update, project, account);
  }

  @AfterEach
  void takeThemAway() {
    Database.execute("delete from updates where project_id = ?", project);
    Database.execute("delete from pledges where project_id = ?", project);
    Database.execute("delete from rewards where project_id = ?", project);
    Database.execute("delete from projects where fundraiser_id = ?", account);
    Database.execute("delete from organisations where id = ?", organisation);
    Database.execute("delete from accounts where id = ?", account);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = ''",
        "name = repeat('n', 81)",
        "issuer = ''",
        "subject = ''",
        "subject = repeat('s', 256)",
        "bio = repeat('b', 2001)",
        "avatar_url = repeat('a', 2001)",
        "fundraiser_kind = 'KING'"
      })
  void ofAccounts(String change) {
    assertRefused(CHECK, "accounts", change, account);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = ''",
        "name = repeat('n', 121)",
        "kind = 'KINGDOM'",
        "verification = 'MAYBE'",
        "credit_code = '91350100M000100Y4I'",
        "credit_code = '9135'"
      })
  void ofOrganisations(String change) {
    assertRefused(CHECK, "organisations", change, organisation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title = ''",
        "title = repeat('t', 81)",
        "summary = repeat('s', 201)",
        "state = 'DONE'",
        "funding_model = 'LOAN'",
        "funding_rule = 'NONE'",
        "category = 'FILM'",
        "library_kind = 'CASTLE'",
        "library_name = 'A library without a kind'",
        "currency = 'cny'",
        "goal_minor = 0",
        "goal_minor = 9007199254740992",
        "minimum_pledge_minor = 0",
        "minimum_pledge_minor = goal_minor + 1",
        "duration_days = 0",
        "duration_days = 91",
        "raised_minor = -1",
        "backer_count = -1",
        "version = 0",
        "relaunch_of_id = id",
        "launched_at = now()",
        "launched_at = now(), ends_at = now()",
        "launched_at = now(), ends_at = now() - interval '1 day'",
        "state = 'LIVE'",
        "state = 'SUCCEEDED'",
        "state = 'FAILED'",
        "launched_at = now(), ends_at = now() + interval '1 day', duration_days = 1",
        "state = 'LIVE', launched_at = now(), ends_at = now() + interval '1 day'",
        "state = 'CANCELED'",
        "canceled_at = now()",
        "raised_minor = 1"
      })
  void ofProjects(String change) {
    assertRefused(CHECK, "projects", change, project);
  }

  @ParameterizedTest
  @ValueSource(strings = {"purpose = ''", "amount_minor = 0", "amount_minor = -1", "position = -1"})
  void ofBudgetLines(String change) {
    assertRefused(CHECK, "budget_lines", change, budgetLine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price_minor = 0",
        "price_minor = 9007199254740992",
        "title = ''",
        "limit_count = 0",
        "limit_per_backer = 0",
        "claimed = -1",
        "limit_count = 999, claimed = 1000",
        "kind = 'SHARE'"
      })
  void ofRewards(String change) {
    assertRefused(CHECK, "rewards", change, reward);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount_minor = 0",
        "amount_minor = 9007199254740992",
        "quantity = 0",
        "quantity = 2",
        "state = 'LOST'",
        "state = 'PAID'",
        "state = 'REFUNDING'",
        "state = 'COLLECTED', paid_at = now()",
        "state = 'REFUNDED', paid_at = now()",
        "collected_at = now()",
        "refunded_at = now()",
        "reserved_until = null",
        "message = ''",
        "message = repeat('m', 501)",
        "idempotency_key = ''",
        "idempotency_key = repeat('k', 256)",
        "input_hash = ''"
      })
  void ofPledges(String change) {
    assertRefused(CHECK, "pledges", change, pledge);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number = 0",
        "kind = 'NEWS'",
        "audience = 'NOBODY'",
        "title = ''",
        "body = ''",
        "body = repeat('b', 50001)",
        "media = '{}'"
      })
  void ofUpdates(String change) {
    assertRefused(CHECK, "updates", change, update);
  }

  @Test
  void whatIsThereOnceIsThereOnce() {
    UUID other = UUID.randomUUID();
    Rows.account(other);
    assertRefused(
        UNIQUE,
        "accounts",
        "(issuer, subject) = (select issuer, subject from accounts where id = '" + other + "')",
        account);
    assertEquals(UNIQUE, Database.refusal(copy("updates", "id", "gen_random_uuid()"), update));
    assertEquals(UNIQUE, Database.refusal(copy("pledges", "id", "gen_random_uuid()"), pledge));
    assertEquals(UNIQUE, Database.refusal(copy("rewards", "id", "gen_random_uuid()"), reward));
    assertEquals(
        UNIQUE, Database.refusal(copy("budget_lines", "id", "gen_random_uuid()"), budgetLine));
  }

  @Test
  void anAnonymousPledgeNamesNoOrganisation() {
    assertRefused(
        CHECK, "pledges", "anonymous = true, organisation_id = '" + organisation + "'", pledge);
  }

  @Test
  void aRewardOfAnotherProjectCannotBeTaken() {
    assertRefused(
        FOREIGN_KEY,
        "pledges",
        "reward_id = '" + reward + "', project_id = '" + otherProject + "'",
        pledge);
    assertEquals(
        1, Database.execute("update pledges set reward_id = ? where id = ?", reward, pledge));
  }

  @Test
  void nothingRefersToWhatThereIsNot() {
    String nobody = "'" + UUID.randomUUID() + "'";
    assertRefused(FOREIGN_KEY, "projects", "fundraiser_id = " + nobody, project);
    assertRefused(FOREIGN_KEY, "projects", "organisation_id = " + nobody, project);
    assertRefused(FOREIGN_KEY, "projects", "relaunch_of_id = " + nobody, project);
    assertRefused(FOREIGN_KEY, "projects", "region_code = '999999'", project);
    assertRefused(FOREIGN_KEY, "pledges", "account_id = " + nobody, pledge);
    assertRefused(FOREIGN_KEY, "updates", "author_id = " + nobody, update);
    assertRefused(FOREIGN_KEY, "rewards", "sponsor_id = " + nobody, reward);
  }

  @Test
  void aProjectWithMoneyOrWordsCannotBeDeleted() {
    assertEquals(FOREIGN_KEY, Database.refusal("delete from projects where id = ?", project));
    assertEquals(FOREIGN_KEY, Database.refusal("delete from accounts where id = ?", account));
  }

  @Test
  void whatMustBeSaidIsSaid() {
    assertRefused(NOT_NULL, "projects", "goal_minor = null", project);
    assertRefused(NOT_NULL, "projects", "currency = null", project);
    assertRefused(NOT_NULL, "pledges", "amount_minor = null", pledge);
    assertRefused(NOT_NULL, "updates", "author_id = null", update);
    assertRefused(NOT_NULL, "accounts", "name = null", account);
  }

  private static void assertRefused(String state, String table, String change, UUID id) {
    assertEquals(
        state, Database.refusal("update " + table + " set " + change + " where id = ?", id));
  }

  private static String copy(String table, String column, String value) {
    return "insert into "
        + table
        + " select (jsonb_populate_record(t, jsonb_build_object('"
        + column
        + "', "
        + value
        + "))).* from "
        + table
        + " t where id = ?";
  }
}
