package org.crowdshelf.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.discovery.ProjectOrder;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectsTest {

  private static final String LIST =
      """
      query ($first: Int, $after: String, $filter: ProjectFilter, $orderBy: ProjectOrder) {
        projects(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
          totalCount
          edges { cursor node { id title state } }
          nodes { title }
          pageInfo { hasNextPage hasPreviousPage endCursor }
        }
      }""";

  private static final String PAGE_WITH_EVERYTHING =
      """
      { projects(first: 20) { nodes {
          title fundraiser { name } onBehalfOf { name } region { fullName } raised { display }
          rewards { title } updates(first: 3) { nodes { title } }
          backers(first: 5) { nodes { name account { name } } } } } }""";

  private final Person fundraiser = Person.someoneNew();

  @Test
  void listsProjectsThatWereEverLiveNewestFirst() {
    UUID older = Fixture.liveProject(fundraiser, "Older");
    Database.execute(
        "update projects set launched_at = launched_at - interval '1 hour' where id = ?", older);
    Fixture.liveProject(fundraiser, "Newer");
    UUID canceled = Fixture.liveProject(fundraiser, "Canceled");
    Database.execute(
        "update projects set state = 'CANCELED', canceled_at = now(), launched_at = launched_at - interval '2 hours' where id = ?",
        canceled);
    Fixture.draft(fundraiser, "Draft");
    assertEquals(List.of("Newer", "Older", "Canceled"), titles(mine(Map.of())));
    assertEquals(3, mine(Map.of()).<Integer>get("projects.totalCount"));
  }

  @Test
  void neverListsADraftNotEvenToItsFundraiserOrAReviewer() {
    Fixture.draft(fundraiser, "Draft");
    Map<String, ?> mine = Map.of("filter", Map.of("fundraiser", fundraiser.accountId()));
    for (Person asking : List.of(fundraiser, Person.REVIEWER, Person.VISITOR)) {
      assertEquals(0, asking.asks(LIST, mine).<Integer>get("projects.totalCount"));
    }
  }

  @Test
  void pagesInEveryOrderWithoutLossOrRepetition() {
    for (int i = 0; i < 7; i++) {
      UUID project = Fixture.liveProject(fundraiser, "Project " + i);
      // Pairs have equal keys in every order, so that ties fall on page borders.
      Database.execute(
          "update projects set launched_at = now() - make_interval(hours => ?), ends_at = now() + make_interval(hours => ?),"
              + " backer_count = ?, raised_minor = ? where id = ?",
          1 + i / 2,
          100 + i / 2,
          i / 2,
          i / 2,
          project);
    }
    for (ProjectOrder order : ProjectOrder.values()) {
      List<String> seen = new ArrayList<>();
      String after = null;
      boolean more = true;
      while (more) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("filter", Map.of("fundraiser", fundraiser.accountId()));
        variables.put("first", 2);
        variables.put("after", after);
        variables.put("orderBy", order.name());
        Answer answer = Person.VISITOR.asks(LIST, variables);
        seen.addAll(answer.get("projects.edges.node.id"));
        more = answer.get("projects.pageInfo.hasNextPage");
        after = answer.get("projects.pageInfo.endCursor");
        assertTrue(seen.size() <= 7, order.name());
      }
      assertEquals(7, seen.stream().distinct().count(), order.name());
    }
  }

  @Test
  void keepsItsPlaceWhileProjectsGoLive() {
    for (int i = 0; i < 3; i++) {
      Fixture.liveProject(fundraiser, "Before " + i);
    }
    Answer first = mine(Map.of("first", 2));
    Fixture.liveProject(fundraiser, "While paging");
    String cursor = first.get("projects.pageInfo.endCursor");
    Answer second = mine(Map.of("first", 2, "after", cursor));
    List<String> seen = new ArrayList<>(titles(first));
    seen.addAll(titles(second));
    assertEquals(List.of("Before 2", "Before 1", "Before 0"), seen);
    assertTrue(second.<Boolean>get("projects.pageInfo.hasPreviousPage"));
    assertFalse(second.<Boolean>get("projects.pageInfo.hasNextPage"));
  }

  @Test
  void filtersByEachConditionAndByAllTogether() {
    UUID hill = Fixture.liveProject(fundraiser, "Hill");
    Database.execute(
        "update projects set region_code = '522627', library_kind = 'RURAL', category = 'READING', funding_model = 'REWARD' where id = ?",
        hill);
    Fixture.liveProject(fundraiser, "Plain");
    List<Map<String, ?>> conditions =
        List.of(
            Map.of("region", "520000"),
            Map.of("region", "522600"),
            Map.of("region", "522627"),
            Map.of("libraryKinds", List.of("RURAL", "SEED")),
            Map.of("categories", List.of("READING")),
            Map.of("fundingModels", List.of("REWARD")));
    Map<String, Object> all = new HashMap<>();
    for (Map<String, ?> condition : conditions) {
      assertEquals(List.of("Hill"), titles(filtered(condition)), condition.toString());
      all.putAll(condition);
    }
    all.put("states", List.of("LIVE"));
    all.put("endingBefore", "2999-01-01T08:00:00+08:00");
    assertEquals(List.of("Hill"), titles(filtered(all)));
    for (Map<String, ?> none :
        List.<Map<String, ?>>of(
            Map.of("region", "530000"),
            Map.of("region", "%"),
            Map.of("region", "52"),
            Map.of("states", List.of("FAILED", "DRAFT")),
            Map.of("categories", List.of()),
            Map.of("endingBefore", "2001-01-01T00:00:00Z"))) {
      assertEquals(List.of(), titles(filtered(none)), none.toString());
    }
  }

  @Test
  void refusesInvalidArguments() {
    for (Object first : new Object[] {0, -1, 101, 2147483648L, 1.5, "20"}) {
      assertEquals("BAD_USER_INPUT", mine(Map.of("first", first)).errorCode());
    }
    assertEquals("BAD_USER_INPUT", mine(Map.of("after", "forged")).errorCode());
    assertEquals(
        "BAD_USER_INPUT", filtered(Map.of("endingBefore", "+10000-01-01T00:00:00Z")).errorCode());
    assertEquals("BAD_USER_INPUT", filtered(Map.of("states", List.of("LIFE"))).errorCode());
    for (String id : List.of("x", " ", Fixture.id(UUID.randomUUID()))) {
      assertEquals("NOT_FOUND", filtered(Map.of("organisation", id)).errorCode());
    }
  }

  @Test
  void refusesACursorOfAnotherOrder() {
    Fixture.liveProject(fundraiser, "One");
    String cursor = mine(Map.of("first", 1)).get("projects.edges[0].cursor");
    assertEquals(
        "BAD_USER_INPUT", mine(Map.of("after", cursor, "orderBy", "MOST_RAISED")).errorCode());
  }

  @Test
  void takesAtMostSixStatementsForAPageWithAllFieldsOfLists() {
    for (int i = 0; i < 20; i++) {
      UUID project = Fixture.liveProject(fundraiser, "Full " + i);
      Fixture.paidPledge(project, fundraiser, 100, i % 2 == 0, null);
    }
    Statements.assertAtMost(6, () -> Person.VISITOR.asks(PAGE_WITH_EVERYTHING).get("projects"));
  }

  private Answer filtered(Map<String, ?> conditions) {
    Map<String, Object> filter = new HashMap<>(conditions);
    filter.put("fundraiser", fundraiser.accountId());
    return Person.VISITOR.asks(LIST, Map.of("filter", filter));
  }

  private Answer mine(Map<String, ?> arguments) {
    Map<String, Object> variables = new HashMap<>(arguments);
    variables.put("filter", Map.of("fundraiser", fundraiser.accountId()));
    return Person.VISITOR.asks(LIST, variables);
  }

  private static List<String> titles(Answer answer) {
    return answer.get("projects.nodes.title");
  }
}
