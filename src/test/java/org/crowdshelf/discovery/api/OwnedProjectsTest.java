package org.crowdshelf.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnedProjectsTest {

  private final Person fundraiser = Person.someoneNew();

  @Test
  void showsEveryonePublicProjectsAndTheOwnerAll() {
    Fixture.draft(fundraiser, "Draft");
    Fixture.liveProject(fundraiser, "Live");
    String everyone =
        "query ($id: ID!) { account(id: $id) { projects { totalCount nodes { title } } } }";
    for (Person asking : List.of(Person.VISITOR, Person.REVIEWER, fundraiser)) {
      Answer answer = asking.asks(everyone, Map.of("id", fundraiser.accountId()));
      assertEquals(List.of("Live"), answer.get("account.projects.nodes.title"));
      assertEquals(1, answer.<Integer>get("account.projects.totalCount"));
    }
    Answer own =
        fundraiser.asks(
            "{ viewer { projects { totalCount nodes { title } }"
                + " drafts: projects(states: [DRAFT]) { totalCount nodes { title } } } }");
    assertEquals(List.of("Live", "Draft"), own.get("viewer.projects.nodes.title"));
    assertEquals(2, own.<Integer>get("viewer.projects.totalCount"));
    assertEquals(List.of("Draft"), own.get("viewer.drafts.nodes.title"));
    assertEquals(1, own.<Integer>get("viewer.drafts.totalCount"));
  }

  @Test
  void pagesBothListsByTheirOwnCursors() {
    for (int i = 0; i < 3; i++) {
      Fixture.liveProject(fundraiser, "P" + i);
    }
    String query =
        "query ($after: String) { viewer { projects(first: 2, after: $after) { nodes { title } pageInfo { endCursor } } } }";
    Answer first = fundraiser.asks(query);
    assertEquals(List.of("P2", "P1"), first.get("viewer.projects.nodes.title"));
    String cursor = first.get("viewer.projects.pageInfo.endCursor");
    assertEquals(
        List.of("P0"),
        fundraiser.asks(query, Map.of("after", cursor)).get("viewer.projects.nodes.title"));
    assertEquals(
        "BAD_USER_INPUT",
        Person.VISITOR
            .asks(
                "query ($id: ID!, $after: String) { account(id: $id) { projects(after: $after) { nodes { id } } } }",
                Map.of("id", fundraiser.accountId(), "after", cursor))
            .errorCode());
  }

  @Test
  void hidesADraftFromOthersAsIfItDidNotExist() {
    UUID draft = Fixture.draft(fundraiser, "Draft");
    String query = "query ($id: ID!) { project(id: $id) { title } }";
    Map<String, ?> id = Map.of("id", Fixture.id(draft));
    assertEquals("Draft", fundraiser.asks(query, id).get("project.title"));
    assertEquals("Draft", Person.REVIEWER.asks(query, id).get("project.title"));
    Answer hidden = Person.someoneNew().asks(query, id);
    Answer unknown = Person.someoneNew().asks(query, Map.of("id", Fixture.id(UUID.randomUUID())));
    assertEquals("NOT_FOUND", hidden.errorCode());
    assertEquals(unknown.body(), hidden.body());
  }
}
