package org.crowdshelf.pledge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
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
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectPledgesTest {

  private static final String PAGE =
      """
      query ($id: ID!, $first: Int, $after: String, $filter: ProjectPledgeFilter) {
        project(id: $id) {
          pledges(first: $first, after: $after, filter: $filter) {
            totalCount
            edges { cursor }
            nodes { pledgeId name account { id } organisation { id } reward { id title } quantity amount { minor }
                    state message createdAt paidAt address { street region { code } } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Desk");
  }

  @Test
  void showsEveryStateTheNewestFirst() {
    UUID paid = Backing.paid(backer, Backing.input(project, 1000));
    UUID open = Backing.placed(backer, Backing.input(project, 2000));
    Answer page = page(fundraiser, Map.of());
    assertEquals(List.of(id(open), id(paid)), page.get("project.pledges.nodes.pledgeId"));
    assertEquals(List.of("RESERVED", "PAID"), page.get("project.pledges.nodes.state"));
    assertEquals(2, page.<Integer>get("project.pledges.totalCount"));
    assertEquals(backer.accountId(), page.get("project.pledges.nodes[0].account.id"));
    assertNull(page.get("project.pledges.nodes[0].paidAt"));
  }

  @Test
  void isNullForAnyoneElse() {
    Backing.paid(backer, Backing.input(project, 1000));
    for (Person person :
        List.of(Person.VISITOR, Person.someoneNew(), backer, Person.REVIEWER, Person.ADMIN)) {
      assertNull(page(person, Map.of()).get("project.pledges"), person::toString);
    }
  }

  @Test
  void isForTheMembersOfTheOrganisationThatItIsRunFor() {
    Person member = Person.someoneNew();
    String organisation = Organisations.ownedBy(fundraiser);
    Organisations.join(organisation, fundraiser, member, "EDITOR");
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    assertNull(page(member, Map.of()).get("project.pledges"));
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Fixture.key(IdType.ORGANISATION, organisation),
        project);
    assertEquals(List.of(id(pledge)), page(member, Map.of()).get("project.pledges.nodes.pledgeId"));
  }

  @Test
  void namesNobodyBehindAnAnonymousPledge() {
    Map<String, Object> input = new HashMap<>(Backing.input(project, 1000));
    input.put("anonymous", true);
    input.put("message", "加油");
    Backing.paid(backer, input);
    Answer page = page(fundraiser, Map.of());
    assertEquals("Anonymous", page.get("project.pledges.nodes[0].name"));
    assertNull(page.get("project.pledges.nodes[0].account"));
    assertEquals("加油", page.get("project.pledges.nodes[0].message"));
    assertFalse(page.body().contains(backer.name()));
    assertFalse(page.body().contains(backer.accountId()));
    // Nor does searching for the name tell.
    assertEquals(0, total(Map.of("text", backer.name())));
    assertEquals(1, total(Map.of("text", "加油")));
  }

  @Test
  void namesTheOrganisationThatBacks() {
    String organisation = Organisations.ownedBy(backer);
    Map<String, Object> input = new HashMap<>(Backing.input(project, 1000));
    input.put("onBehalfOf", organisation);
    Backing.paid(backer, input);
    Answer page = page(fundraiser, Map.of());
    assertEquals(organisation, page.get("project.pledges.nodes[0].organisation.id"));
    assertEquals("山谷图书馆", page.get("project.pledges.nodes[0].name"));
    assertNull(page.get("project.pledges.nodes[0].account"));
    assertEquals(1, total(Map.of("text", "山谷")));
  }

  @Test
  void findsByRewardStateAndWords() {
    UUID reward = Backing.reward(project, 100, null, null, false);
    UUID other = Backing.reward(project, 100, null, null, false);
    backer.asks("mutation { updateProfile(input: {name: \"Wang Xiaoming\"}) { account { id } } }");
    Map<String, Object> input = new HashMap<>(Backing.input(project, 1000, reward));
    input.put("message", "100% for_all \\ children");
    UUID paid = Backing.paid(backer, input);
    Backing.placed(Person.someoneNew(), Backing.input(project, 1000, other));
    Map<String, Object> all = Map.of();
    assertEquals(2, total(all));
    assertEquals(1, total(Map.of("rewards", List.of(reward(reward)))));
    assertEquals(2, total(Map.of("rewards", List.of(reward(reward), reward(other)))));
    assertEquals(0, total(Map.of("rewards", List.of(reward(UUID.randomUUID())))));
    assertEquals(1, total(Map.of("states", List.of("PAID", "COLLECTED"))));
    assertEquals(0, total(Map.of("states", List.of("REFUNDED"))));
    assertEquals(1, total(Map.of("text", "xiaoMING children")));
    assertEquals(0, total(Map.of("text", "xiaoming nobody")));
    assertEquals(1, total(Map.of("text", "0%")));
    assertEquals(1, total(Map.of("text", "r_a")));
    assertEquals(1, total(Map.of("text", "\\")));
    assertEquals(2, total(Map.of("text", " \u0000\u200b ")));
    Answer page = page(fundraiser, Map.of("filter", Map.of("text", "wang")));
    assertEquals(List.of(id(paid)), page.get("project.pledges.nodes.pledgeId"));
  }

  @Test
  void refusesWhatItCannotTake() {
    assertEquals("BAD_USER_INPUT", page(fundraiser, Map.of("first", 0)).errorCode());
    assertEquals("BAD_USER_INPUT", page(fundraiser, Map.of("first", 101)).errorCode());
    assertEquals("BAD_USER_INPUT", page(fundraiser, Map.of("after", "nonsense")).errorCode());
    assertEquals("BAD_USER_INPUT", filtered(Map.of("text", "x".repeat(101))).errorCode());
    assertEquals("NOT_FOUND", filtered(Map.of("rewards", List.of("nonsense"))).errorCode());
    assertEquals(
        "NOT_FOUND", filtered(Map.of("rewards", List.of(Fixture.id(project)))).errorCode());
    String id = reward(UUID.randomUUID());
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 501; i++) {
      many.add(id);
    }
    assertEquals("LIST_TOO_LONG", filtered(Map.of("rewards", many)).errorCode());
  }

  @Test
  void takesCursorsOfTheSameProjectAndFilterAlone() {
    Backing.placed(backer, Backing.input(project, 1000));
    Backing.placed(backer, Backing.input(project, 1000));
    Answer first = page(fundraiser, Map.of("first", 1));
    assertTrue(first.<Boolean>get("project.pledges.pageInfo.hasNextPage"));
    String cursor = first.get("project.pledges.pageInfo.endCursor");
    Answer second = page(fundraiser, Map.of("first", 1, "after", cursor));
    assertFalse(second.<Boolean>get("project.pledges.pageInfo.hasNextPage"));
    assertEquals(2, second.<Integer>get("project.pledges.totalCount"));
    assertEquals(
        "BAD_USER_INPUT",
        page(fundraiser, Map.of("after", cursor, "filter", Map.of("states", List.of("PAID"))))
            .errorCode());
  }

  @Test
  void showsTheViewersOwnPledgesToIt() {
    String query = "query ($id: ID!) { project(id: $id) { viewerPledges { id state } } }";
    Map<String, String> id = Map.of("id", Fixture.id(project));
    UUID first = Backing.paid(backer, Backing.input(project, 1000));
    UUID second = Backing.placed(backer, Backing.input(project, 1000));
    Backing.placed(backer, Backing.input(Fixture.liveProject(fundraiser, "Another"), 1000));
    assertEquals(
        List.of(id(second), id(first)), backer.asks(query, id).get("project.viewerPledges.id"));
    assertEquals(List.of(), fundraiser.asks(query, id).get("project.viewerPledges"));
    assertEquals(List.of(), Person.VISITOR.asks(query, id).get("project.viewerPledges"));
  }

  @Test
  void takesFourStatementsAPageHoweverManyBackersThereAre() {
    UUID reward = Backing.reward(project, 100, null, null, true);
    Map<String, Object> input = new HashMap<>(Backing.input(project, 1000, reward));
    input.put(
        "address",
        Map.of("recipient", "王", "phone", "13800138000", "region", "500231", "street", "学府路 1 号"));
    Backing.paid(backer, input);
    Database.execute(
        """
        insert into pledges (id, project_id, account_id, reward_id, amount_minor, state, idempotency_key, input_hash,
                             created_at, reserved_until)
        select gen_random_uuid(), ?, ?, ?, 100, 'EXPIRED', 'k' || i, sha256('x'), now() - i * interval '1 second', now()
          from generate_series(1, 2100) as i""",
        project,
        Fixture.key(IdType.ACCOUNT, backer.accountId()),
        reward);
    String cursor = null;
    for (int page = 1; page <= 20; page++) {
      Map<String, Object> variables = new HashMap<>(Map.of("first", 100));
      if (cursor != null) {
        variables.put("after", cursor);
      }
      Answer answer = page(fundraiser, variables);
      assertEquals(2101, answer.<Integer>get("project.pledges.totalCount"));
      if (page == 1) {
        assertNotNull(answer.get("project.pledges.nodes[0].address.street"));
      }
      if (page == 1 || page == 20) {
        Statements.assertAtMost(4, () -> page(fundraiser, variables));
      }
      cursor = answer.get("project.pledges.pageInfo.endCursor");
    }
  }

  @Test
  void readsAPageByTheIndexOfItsOrder() {
    String plan = Database.planOfLargeTables(DeskReads.PAGES);
    assertTrue(plan.contains("pledges_of_project"), plan);
    assertTrue(plan.contains("ROW(created_at, id) < ROW($6, $7)"), plan);
  }

  private int total(Map<String, Object> filter) {
    return filtered(filter).get("project.pledges.totalCount");
  }

  private Answer filtered(Map<String, Object> filter) {
    return page(fundraiser, Map.of("filter", filter));
  }

  private Answer page(Person person, Map<String, ?> variables) {
    Map<String, Object> all = new HashMap<>(Map.of("id", Fixture.id(project), "first", 20));
    all.putAll(variables);
    return person.asks(PAGE, all);
  }

  private static String id(UUID pledge) {
    return Ids.encode(IdType.PLEDGE, pledge);
  }

  private static String reward(UUID reward) {
    return Ids.encode(IdType.REWARD, reward);
  }
}
