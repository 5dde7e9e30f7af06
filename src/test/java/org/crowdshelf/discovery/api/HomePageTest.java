package org.crowdshelf.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.discovery.ProjectOrder;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mini-program's first page, and paging while projects change. */
@QuarkusTest
class HomePageTest {

  private static final String PAGE =
      """
      query ($first: Int = 20, $after: String, $filter: ProjectFilter, $orderBy: ProjectOrder) {
        projects(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
          totalCount
          nodes {
            id title summary state coverUrl progressPercent backerCount endsAt lastUpdateAt updateDue
            raised { minor display } goal { minor display }
            fundraiser { id name avatarUrl }
            onBehalfOf { id name verification }
            region { code name fullName parent { name } }
          }
          pageInfo { hasNextPage endCursor }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();

  @Test
  void takesAtMostFourStatementsAsDoSearchAndRegion() {
    UUID organisation = organisation();
    for (int i = 0; i < 20; i++) {
      Database.execute(
          "update projects set organisation_id = ?, region_code = '522627', cover_url = 'https://example.org/c.jpg' where id = ?",
          organisation,
          Fixture.liveProject(fundraiser, "茉莉图书馆 " + i));
    }
    for (Map<String, ?> filter :
        List.<Map<String, ?>>of(Map.of(), Map.of("text", "茉莉"), Map.of("region", "520000"))) {
      for (String order : List.of("NEWEST", "ENDING_SOON", "RELEVANCE")) {
        Map<String, ?> variables = Map.of("filter", filter, "orderBy", order);
        Statements.assertAtMost(
            4,
            () ->
                assertEquals(
                    20,
                    Person.VISITOR.asks(PAGE, variables).<List<?>>get("projects.nodes").size()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ProjectOrder.class)
  void losesAndRepeatsNothingWhileProjectsGoLiveAndArePaid(ProjectOrder order) {
    List<String> there = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      UUID project = Fixture.liveProject(fundraiser, "Jasmine " + "library ".repeat(1 + i / 4));
      Database.execute(
          "update projects set ends_at = ends_at + make_interval(hours => ?), backer_count = ?, raised_minor = ? where id = ?",
          i / 3,
          10 + i / 3,
          1000 + i / 3,
          project);
      there.add(Fixture.id(project));
    }
    List<String> seen = new ArrayList<>();
    List<String> paid = new ArrayList<>();
    String after = null;
    boolean more = true;
    while (more) {
      Answer page = page(order, after);
      seen.addAll(page.get("projects.nodes.id"));
      more = page.get("projects.pageInfo.hasNextPage");
      after = page.get("projects.pageInfo.endCursor");
      // A project already read rises, one not yet read rises, and a new one is launched.
      paid.add(pay(seen.get(seen.size() - 1)));
      there.stream()
          .filter(id -> !seen.contains(id))
          .findFirst()
          .ifPresent(id -> paid.add(pay(id)));
      UUID fresh = Fixture.liveProject(fundraiser, "Jasmine library, new");
      Database.execute("update projects set launched_at = now() where id = ?", fresh);
      assertTrue(seen.size() < 40, "ends");
    }
    boolean keyIsPaid = order == ProjectOrder.MOST_BACKED || order == ProjectOrder.MOST_RAISED;
    List<String> promised = new ArrayList<>(there);
    if (keyIsPaid) {
      promised.removeAll(paid);
    }
    assertTrue(promised.size() >= 3);
    assertTrue(seen.containsAll(promised), () -> "lost in " + order);
    List<String> repeated = new ArrayList<>(seen);
    if (keyIsPaid) {
      repeated.removeAll(paid);
    }
    assertEquals(new HashSet<>(repeated).size(), repeated.size(), () -> "repeated in " + order);
  }

  private static String pay(String project) {
    Database.execute(
        "update projects set raised_minor = raised_minor + 100000, backer_count = backer_count + 100 where id = ?",
        Fixture.key(IdType.PROJECT, project));
    return project;
  }

  private Answer page(ProjectOrder order, String after) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("fundraiser", fundraiser.accountId());
    filter.put("text", order == ProjectOrder.RELEVANCE ? "library jasmine" : null);
    Map<String, Object> variables = new HashMap<>();
    variables.put("filter", filter);
    variables.put("first", 3);
    variables.put("after", after);
    variables.put("orderBy", order.name());
    return Person.VISITOR.asks(PAGE, variables);
  }

  private UUID organisation() {
    UUID key = UUID.randomUUID();
    fundraiser.accountId();
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " select ?, 'Org', 'NONPROFIT', 'VERIFIED', id, now() from accounts where subject = ?",
        key,
        fundraiser.name());
    return key;
  }
}
