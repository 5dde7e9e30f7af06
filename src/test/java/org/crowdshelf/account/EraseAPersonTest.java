package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator's script src/docs/erase-a-person.sql, as it stands there. */
@QuarkusTest
class EraseAPersonTest {

  private static final String PROFILE =
      """
      mutation ($input: UpdateProfileInput!) {
        updateProfile(input: $input) { account { name } userErrors { code } }
      }""";

  private static final String BACKERS =
      """
      query ($id: ID!) {
        project(id: $id) {
          raised { minor } backerCount
          backers(first: 10) { nodes { name message amount { minor } account { id } } }
        }
      }""";

  private static final String TABLES =
      "select table_name::text from information_schema.tables"
          + " where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'regions'";

  // Everything that tells who they are has this in it.
  private final String mark = "zzmark" + UUID.randomUUID().toString().replace("-", "");
  private final Person person = new Person(mark);
  private UUID account;
  private UUID project;

  @BeforeEach
  void aBackerWithAProfile() {
    account = Fixture.key(IdType.ACCOUNT, person.accountId());
    project = Fixture.liveProject(Person.someoneNew(), "A library");
    Map<String, Object> profile =
        Map.of("name", "N " + mark, "bio", "B " + mark, "avatarUrl", "https://a.example/" + mark);
    Answer answer = person.asks(PROFILE, Map.of("input", profile));
    assertEquals("N " + mark, answer.get("updateProfile.account.name"));
  }

  @Test
  void leavesNothingThatTellsWhoTheyWere() throws Exception {
    Map<String, Object> input =
        new HashMap<>(Backing.input(project, 1000, Backing.reward(project, 100, null, null, true)));
    input.put("idempotencyKey", "K " + mark);
    input.put("message", "M " + mark);
    input.put(
        "address",
        Map.of(
            "recipient",
            "R " + mark,
            "phone",
            "13800138000",
            "region",
            "500231",
            "street",
            "S " + mark));
    UUID pledge = Backing.paid(person, input);
    UUID draft = Fixture.draft(person, mark);
    Database.execute("insert into project_contents (project_id) values (?)", draft);
    Database.execute(
        "update project_contents set story = jsonb_build_array(jsonb_build_object('kind', 'WHAT_WE_WANT_TO_DO', 'title', '', 'body', ?::text)) where project_id = ?",
        mark,
        draft);
    Database.execute(
        "update payments set instruction = jsonb_build_object('payer', ?::text) where purpose_id = ?",
        mark,
        pledge);
    assertTrue(found().size() >= 6, () -> found().toString());

    erase();

    assertEquals(List.of(), found());
    assertEquals("PAID", Backing.state(pledge));
    Answer seen = Person.VISITOR.asks(BACKERS, Map.of("id", Fixture.id(project)));
    Map<String, Object> backer = seen.get("project.backers.nodes[0]");
    assertEquals("Anonymous", backer.get("name"));
    assertEquals(1000, seen.<Integer>get("project.backers.nodes[0].amount.minor"));
    assertEquals(null, backer.get("account"));
    assertEquals(null, backer.get("message"));
    assertEquals(1, seen.<Integer>get("project.backerCount"));
    Books.assertAgree(project);
    Person.VISITOR.asks("{ projects { totalCount } }").get("projects.totalCount");
  }

  @Test
  void givesTheirMoneyBackAfterwardsAsToAnybody() throws Exception {
    UUID pledge = Backing.paid(person, Backing.input(project, 1000));
    erase();
    Books.endNow(project);
    Books.settle();
    assertEquals("REFUNDED", Backing.state(pledge));
    Books.assertAgree(project);
  }

  @Test
  void waitsForTheirPayment() {
    Backing.placed(person, Backing.input(project, 1000));
    assertRefused("payment of theirs");
  }

  @Test
  void waitsForAPaymentThatOutlivesItsPledge() {
    UUID pledge = Backing.placed(person, Backing.input(project, 1000));
    Database.execute("update pledges set state = 'EXPIRED' where id = ?", pledge);
    assertRefused("open at its provider");
    Database.execute("update pledges set state = 'RESERVED' where id = ?", pledge);
  }

  @Test
  void waitsForMoneyOnItsWayBack() {
    UUID pledge = Backing.placed(person, Backing.input(project, 1000));
    Sandbox.behave(pledge, "REFUND_SLOW");
    Sandbox.pay(pledge);
    Backing.cancel(person, pledge);
    Sandbox.sendRefunds();
    assertRefused("on its way back");
  }

  @Test
  void waitsForTheirProjects() {
    Fixture.liveProject(person, "Theirs");
    assertRefused("project of theirs");
  }

  @Test
  void leavesNoOrganisationWithoutAnOwner() {
    UUID organisation =
        Database.value(
            "insert into organisations (id, name, kind, verification, registered_by, created_at)"
                + " values (uuidv7(), 'O', 'NONPROFIT', 'UNVERIFIED', ?, now()) returning id",
            account);
    Database.execute(
        "insert into memberships values (?, ?, 'OWNER', now())", organisation, account);
    assertRefused("only owner");
    UUID other = Fixture.key(IdType.ACCOUNT, Person.someoneNew().accountId());
    Database.execute("insert into memberships values (?, ?, 'OWNER', now())", organisation, other);
    try {
      erase();
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
    assertEquals(
        List.of(other),
        Database.column(
            "select account_id from memberships where organisation_id = ?", organisation));
  }

  @Test
  void saysWhereThereIsNoSuchAccount() {
    account = UUID.randomUUID();
    assertRefused("no such account");
  }

  private void assertRefused(String why) {
    List<String> before = found();
    SQLException refused = assertThrows(SQLException.class, this::erase);
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertEquals(before, found(), "nothing was changed");
    assertFalse(before.isEmpty());
  }

  // As psql does it: its own commands and its variable are not SQL.
  private void erase() throws IOException, SQLException {
    String script =
        Files.readString(Path.of("src/docs/erase-a-person.sql"))
            .replaceAll("(?m)^\\\\.*$", "")
            .replace(":'account'", "'" + account + "'");
    try (Connection connection = Database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  // Every row of every table that has the mark anywhere.
  private List<String> found() {
    return Database.<String>column(TABLES).stream()
        .filter(
            table ->
                Database.count(
                        "select count(*) from " + table + " t where t::text like ?",
                        "%" + mark + "%")
                    > 0)
        .sorted()
        .toList();
  }
}
