package org.crowdshelf.fulfilment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FulfilmentFieldsTest {

  private static final String PAGE =
      """
      query ($id: ID!, $first: Int, $after: String, $filter: FulfilmentFilter) {
        project(id: $id) {
          fulfilments(first: $first, after: $after, filter: $filter) {
            totalCount
            edges { cursor }
            nodes { id state late parcels { carrier } pledge { id address { street } } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }""";

  private static final String MANY =
      """
      insert into pledges (id, project_id, account_id, reward_id, amount_minor, state, idempotency_key, input_hash,
                           created_at, paid_at, collected_at)
      select gen_random_uuid(), ?, ?, ?, 100, 'COLLECTED', gen_random_uuid()::text, sha256('x'), now(), now(), now()
        from generate_series(1, 150)""";

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Fulfilments");
    reward = Fulfilling.reward(project, true, LocalDate.now().plusDays(60));
  }

  @Test
  void beginsWhenAPledgeIsCollectedAndEndsWhenItsMoneyGoesBack() {
    UUID pledge = Fulfilling.paid(project, reward, backer);
    assertNull(Fulfilling.read(backer, pledge).get("node.fulfilment"));
    Fulfilling.collect(pledge);
    assertEquals("NEEDS_BACKER", Fulfilling.read(backer, pledge).get("node.fulfilment.state"));
    Fulfilling.giveBack(pledge);
    assertNull(Fulfilling.read(backer, pledge).get("node.fulfilment"));
    assertNull(Fulfilling.totals(project).get("project.fulfilmentTotals"));
    assertEquals(0, total(Map.of()));
  }

  @Test
  void isNotThereForThanksAndNoReward() {
    UUID thanks = Backing.reward(project, 100, null, null, false);
    UUID gift = Backing.paid(backer, Backing.input(project, 500));
    UUID thanked = Backing.paid(backer, Backing.input(project, 500, thanks));
    for (UUID pledge : List.of(gift, thanked)) {
      Fulfilling.collect(pledge);
      assertNull(Fulfilling.read(backer, pledge).get("node.fulfilment"));
    }
    assertNull(Fulfilling.totals(project).get("project.fulfilmentTotals"));
  }

  @Test
  void isSeenByTheBackerAndItsOwnPeople() {
    UUID pledge = Fulfilling.collected(project, reward, backer);
    String id = Fulfilling.read(backer, pledge).get("node.fulfilment.id");
    String node =
        "query ($id: ID!) { node(id: $id) { id ... on Fulfilment { pledge { id } parcels { carrier } } } }";
    for (Person person : List.of(backer, fundraiser)) {
      Answer seen = person.asks(node, Map.of("id", id));
      assertEquals(Fulfilling.id(pledge), seen.get("node.pledge.id"));
    }
    for (Person person :
        List.of(Person.VISITOR, Person.someoneNew(), Person.REVIEWER, Person.ADMIN)) {
      assertEquals("NOT_FOUND", person.asks(node, Map.of("id", id)).errorCode());
      assertNull(page(person, Map.of()).get("project.fulfilments"));
    }
    assertNull(page(backer, Map.of()).get("project.fulfilments"));
  }

  @Test
  void countsForEverybody() {
    UUID late = Fulfilling.reward(project, false, LocalDate.now().minusDays(3));
    List<UUID> pledges = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      pledges.add(Fulfilling.collected(project, i < 2 ? late : reward, backer));
    }
    assertTotals(4, 0, 0, 2, null);
    Fulfilling.sent(fundraiser, project, pledges.get(0));
    Fulfilling.sent(fundraiser, project, pledges.get(2));
    Fulfilling.sent(fundraiser, project, pledges.get(3));
    assertTotals(4, 3, 0, 2, null);
    Fulfilling.confirm(backer, pledges.get(0), true);
    Fulfilling.confirm(backer, pledges.get(2), true);
    Fulfilling.confirm(backer, pledges.get(3), null);
    assertTotals(4, 3, 3, 1, 100);
    Fulfilling.confirm(backer, pledges.get(3), false);
    assertTotals(4, 3, 3, 1, 66);
    Fulfilling.giveBack(pledges.get(3));
    assertTotals(3, 2, 2, 1, 100);
  }

  private void assertTotals(int promised, int sent, int received, int late, Integer asPromised) {
    Map<String, Object> expected = new HashMap<>();
    expected.put("promised", promised);
    expected.put("sent", sent);
    expected.put("received", received);
    expected.put("late", late);
    expected.put("asPromisedPercent", asPromised);
    assertEquals(expected, Fulfilling.totals(project).get("project.fulfilmentTotals"));
  }

  @Test
  void listsByRewardStateAndLateness() {
    UUID late = Fulfilling.reward(project, false, LocalDate.now().minusDays(3));
    UUID first = Fulfilling.collected(project, reward, backer);
    UUID second = Fulfilling.collected(project, late, backer);
    UUID third = Fulfilling.collected(project, late, backer);
    Fulfilling.sent(fundraiser, project, third);
    assertEquals(List.of(first, second, third), listed(Map.of()));
    assertEquals(List.of(second, third), listed(Map.of("rewards", List.of(id(late)))));
    assertEquals(List.of(first, second), listed(Map.of("states", List.of("WAITING"))));
    assertEquals(
        List.of(first, second, third), listed(Map.of("states", List.of("SENT", "WAITING"))));
    assertEquals(List.of(second, third), listed(Map.of("lateOnly", true)));
    Fulfilling.confirm(backer, third, null);
    assertEquals(List.of(second), listed(Map.of("lateOnly", true)));
    assertEquals(
        List.of(third),
        listed(Map.of("rewards", List.of(id(late)), "states", List.of("RECEIVED"))));
    assertEquals(List.of(), listed(Map.of("states", List.of())));
    assertEquals(List.of(), listed(Map.of("rewards", List.of(id(UUID.randomUUID())))));
  }

  @Test
  void pagesWithFourStatementsHoweverManyThereAre() {
    UUID light = Fulfilling.reward(project, false, null);
    Database.execute(MANY, project, Fixture.key(IdType.ACCOUNT, backer.accountId()), light);
    for (Map<String, Object> filter :
        List.of(Map.<String, Object>of(), Map.<String, Object>of("states", List.of("WAITING")))) {
      Map<String, Object> variables = new HashMap<>(Map.of("first", 100, "filter", filter));
      Answer page = page(fundraiser, variables);
      assertEquals(150, page.<Integer>get("project.fulfilments.totalCount"));
      assertTrue(page.<Boolean>get("project.fulfilments.pageInfo.hasNextPage"));
      Statements.assertAtMost(4, () -> pageWithoutAddresses(variables));
      variables.put("after", page.get("project.fulfilments.pageInfo.endCursor"));
      Answer next = page(fundraiser, variables);
      assertFalse(next.<Boolean>get("project.fulfilments.pageInfo.hasNextPage"));
      assertEquals(50, next.<List<?>>get("project.fulfilments.nodes").size());
      Statements.assertAtMost(4, () -> pageWithoutAddresses(variables));
    }
  }

  private Answer pageWithoutAddresses(Map<String, ?> variables) {
    Map<String, Object> all = new HashMap<>(Map.of("id", Fixture.id(project)));
    all.putAll(variables);
    return fundraiser.asks(PAGE.replace("address { street }", ""), all);
  }

  @Test
  void readsAPageByTheIndexOfItsOrder() {
    String all = Database.planOfLargeTables(FulfilmentPages.ALL);
    assertTrue(all.contains("fulfilments_of_project"), all);
    assertTrue(all.contains("pledge_id > $3"), all);
    String chosen = Database.planOfLargeTables(FulfilmentPages.CHOSEN_ONES);
    assertTrue(chosen.contains("fulfilments_of_reward"), chosen);
    assertTrue(chosen.contains("pledge_id > $3"), chosen);
    assertFalse(chosen.contains("Seq Scan on fulfilments"), chosen);
  }

  @Test
  void recordsWhoReadAnAddress() {
    UUID pledge = Fulfilling.collected(project, reward, backer);
    assertNotNull(
        page(fundraiser, Map.of()).get("project.fulfilments.nodes[0].pledge.address.street"));
    assertEquals(
        1,
        Database.count(
            "select count(*) from accesses where pledge_id = ? and reader_id = ?",
            pledge,
            Fixture.key(IdType.ACCOUNT, fundraiser.accountId())));
  }

  @Test
  void refusesWhatItCannotTake() {
    Fulfilling.collected(project, reward, backer);
    Fulfilling.collected(project, reward, backer);
    assertEquals("BAD_USER_INPUT", page(fundraiser, Map.of("first", 0)).errorCode());
    assertEquals("BAD_USER_INPUT", page(fundraiser, Map.of("first", 101)).errorCode());
    assertEquals("BAD_USER_INPUT", page(fundraiser, Map.of("after", "nonsense")).errorCode());
    assertEquals(
        "NOT_FOUND",
        page(fundraiser, Map.of("filter", Map.of("rewards", List.of("nonsense")))).errorCode());
    String cursor =
        page(fundraiser, Map.of("first", 1)).get("project.fulfilments.pageInfo.endCursor");
    assertEquals(
        "BAD_USER_INPUT",
        page(fundraiser, Map.of("after", cursor, "filter", Map.of("lateOnly", true))).errorCode());
  }

  private List<UUID> listed(Map<String, Object> filter) {
    Answer page = page(fundraiser, Map.of("filter", filter));
    List<String> ids = page.get("project.fulfilments.nodes.pledge.id");
    assertEquals(ids.size(), page.<Integer>get("project.fulfilments.totalCount"));
    return ids.stream().map(id -> Fixture.key(IdType.PLEDGE, id)).toList();
  }

  private int total(Map<String, Object> filter) {
    return page(fundraiser, Map.of("filter", filter)).get("project.fulfilments.totalCount");
  }

  private Answer page(Person person, Map<String, ?> variables) {
    Map<String, Object> all = new HashMap<>(Map.of("id", Fixture.id(project), "first", 20));
    all.putAll(variables);
    return person.asks(PAGE, all);
  }

  private static String id(UUID reward) {
    return Ids.encode(IdType.REWARD, reward);
  }
}
