package org.crowdshelf.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrganisationProjectsTest {

  private static final String PROJECTS =
      """
      query ($id: ID!, $first: Int = 20, $after: String) {
        organisation(id: $id) {
          projects(first: $first, after: $after) {
            totalCount nodes { title } pageInfo { hasNextPage endCursor }
          }
        }
      }""";

  private static final String MANY =
      """
      query ($fundraiser: ID!) {
        projects(filter: {fundraiser: $fundraiser}) {
          nodes { onBehalfOf { projects(first: 2) { totalCount nodes { title } } } }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private UUID organisation;

  @BeforeEach
  void register() {
    organisation = organisation();
  }

  @Test
  void showsEveryonePublicProjectsNewestFirst() {
    runFor(organisation, Fixture.liveProject(fundraiser, "First"));
    runFor(organisation, Fixture.liveProject(fundraiser, "Second"));
    runFor(organisation, Fixture.draft(fundraiser, "Draft"));
    Fixture.liveProject(fundraiser, "Somebody's own");
    for (Person asking : List.of(Person.VISITOR, fundraiser, Person.REVIEWER)) {
      Answer answer = ask(asking, Map.of());
      assertEquals(List.of("Second", "First"), answer.get("organisation.projects.nodes.title"));
      assertEquals(2, answer.<Integer>get("organisation.projects.totalCount"));
    }
  }

  @Test
  void pagesByItsOwnCursorsAndRefusesOthers() {
    for (int i = 0; i < 3; i++) {
      runFor(organisation, Fixture.liveProject(fundraiser, "P" + i));
    }
    String cursor =
        ask(Person.VISITOR, Map.of("first", 2)).get("organisation.projects.pageInfo.endCursor");
    Answer rest = ask(Person.VISITOR, Map.of("after", cursor));
    assertEquals(List.of("P0"), rest.get("organisation.projects.nodes.title"));
    assertFalse(rest.<Boolean>get("organisation.projects.pageInfo.hasNextPage"));
    organisation = organisation();
    assertEquals("BAD_USER_INPUT", ask(Person.VISITOR, Map.of("after", cursor)).errorCode());
    for (int first : new int[] {0, -1, 101}) {
      assertEquals("BAD_USER_INPUT", ask(Person.VISITOR, Map.of("first", first)).errorCode());
    }
  }

  @Test
  void readsThoseOfManyOrganisationsInOneStatement() {
    for (int i = 0; i < 3; i++) {
      UUID own = organisation();
      runFor(own, Fixture.liveProject(fundraiser, "A" + i));
      runFor(own, Fixture.liveProject(fundraiser, "B" + i));
    }
    Map<String, ?> mine = Map.of("fundraiser", fundraiser.accountId());
    Answer answer = Person.VISITOR.asks(MANY, mine);
    assertEquals(
        List.of("B2", "A2"), answer.get("projects.nodes[0].onBehalfOf.projects.nodes.title"));
    assertEquals(2, answer.<Integer>get("projects.nodes[5].onBehalfOf.projects.totalCount"));
    Statements.assertAtMost(3, () -> Person.VISITOR.asks(MANY, mine).get("projects"));
  }

  private Answer ask(Person person, Map<String, ?> arguments) {
    Map<String, Object> variables = new HashMap<>(arguments);
    variables.put("id", Ids.encode(IdType.ORGANISATION, organisation));
    return person.asks(PROJECTS, variables);
  }

  private static void runFor(UUID organisation, UUID project) {
    Database.execute("update projects set organisation_id = ? where id = ?", organisation, project);
  }

  private UUID organisation() {
    UUID key = Ids.next();
    fundraiser.accountId();
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " select ?, 'Org', 'NONPROFIT', 'UNVERIFIED', id, now() from accounts where subject = ?",
        key,
        fundraiser.name());
    return key;
  }
}
