package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.completeDraftWith;
import static org.crowdshelf.support.ProjectSteps.create;
import static org.crowdshelf.support.ProjectSteps.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.Test;

/** Before the launch a project does not exist but for its own people and reviewers. */
@QuarkusTest
class ProjectPrivacyTest {

  private static final String PATHS =
      """
      query ($id: ID!) {
        project(id: $id) { id relaunchOf { id } relaunches { id } reviewRemarks { remark } history { deed } }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private final Person colleague = Person.someoneNew();
  private final Person stranger = Person.someoneNew();

  @Test
  void hidesWhatIsNotLiveYetOnEveryPath() {
    String ended = ProjectSteps.createLive(fundraiser);
    ProjectSteps.cancel(fundraiser, ended, "Once more");
    String organisation = ProjectSteps.organisation(fundraiser, colleague);
    String draft =
        create(
            fundraiser, completeDraftWith(Map.of("relaunchOf", ended, "onBehalfOf", organisation)));
    for (Person person : List.of(Person.VISITOR, stranger)) {
      assertEquals("NOT_FOUND", person.asks(PATHS, Map.of("id", draft)).errorCode());
      assertEquals(
          "NOT_FOUND",
          person
              .asks("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", draft))
              .errorCode());
      assertEquals(List.of(), person.asks(PATHS, Map.of("id", ended)).get("project.relaunches.id"));
      Answer account =
          person.asks(
              "query ($id: ID!) { account(id: $id) { projects { totalCount nodes { id } } } }",
              Map.of("id", fundraiser.accountId()));
      assertEquals(List.of(ended), account.get("account.projects.nodes.id"));
      assertEquals(1, account.<Integer>get("account.projects.totalCount"));
      Answer list =
          person.asks(
              "query ($f: ID!) { projects(filter: {fundraiser: $f}) { totalCount } }",
              Map.of("f", fundraiser.accountId()));
      assertEquals(1, list.<Integer>get("projects.totalCount"));
    }
    for (Person person : List.of(fundraiser, colleague, Person.REVIEWER)) {
      assertEquals(draft, person.asks(PATHS, Map.of("id", draft)).get("project.id"));
      assertEquals(
          List.of(draft), person.asks(PATHS, Map.of("id", ended)).get("project.relaunches.id"));
    }
  }

  @Test
  void hidesTheEarlierAttemptWhereThatIsHidden() {
    String earlier = ProjectSteps.createComplete(fundraiser);
    String later = ProjectSteps.createLive(fundraiser);
    Database.execute(
        "update projects set relaunch_of_id = ? where id = ?", key(earlier), key(later));
    assertNull(stranger.asks(PATHS, Map.of("id", later)).get("project.relaunchOf"));
    assertEquals(earlier, fundraiser.asks(PATHS, Map.of("id", later)).get("project.relaunchOf.id"));
  }

  @Test
  void tellsRemarksAndHistoryToItsOwnPeopleAndReviewersAlone() {
    String live = ProjectSteps.createLive(fundraiser);
    for (Person person : List.of(Person.VISITOR, stranger)) {
      Answer answer = person.asks(PATHS, Map.of("id", live));
      assertNull(answer.get("project.history"));
      assertNull(answer.get("project.reviewRemarks"));
    }
    for (Person person : List.of(fundraiser, Person.REVIEWER)) {
      Answer answer = person.asks(PATHS, Map.of("id", live));
      assertEquals(4, answer.<List<?>>get("project.history").size());
      assertEquals(List.of(), answer.get("project.reviewRemarks"));
    }
  }

  @Test
  void asksForAtMostAHundredDeeds() {
    String draft = ProjectSteps.createComplete(fundraiser);
    for (int first : new int[] {0, -1, 101}) {
      Answer answer =
          fundraiser.asks(
              "query ($id: ID!, $n: Int) { project(id: $id) { history(first: $n) { deed } } }",
              Map.of("id", draft, "n", first));
      assertEquals("BAD_USER_INPUT", answer.errorCode());
    }
  }

  @Test
  void neverChangesHistory() {
    String submitted = ProjectSteps.createSubmitted(fundraiser);
    assertEquals(
        "23001",
        Database.refusal(
            "update project_history set deed = 'X' where project_id = ?", key(submitted)));
    assertEquals(
        "23001",
        Database.refusal("delete from project_history where project_id = ?", key(submitted)));
    assertEquals("23001", Database.refusal("truncate project_history"));
  }

  @Test
  void tellsEveryoneWhatTheyMayDo() {
    String live = ProjectSteps.createLive(fundraiser);
    assertEquals(List.of(), may(Person.VISITOR, live));
    assertEquals(List.of("pledge"), may(stranger, live));
    assertEquals(List.of("edit", "cancel", "postUpdate"), may(fundraiser, live));
    assertEquals(List.of("cancel", "pledge"), may(Person.REVIEWER, live));
    String organisation = ProjectSteps.organisation(fundraiser, colleague, Person.REVIEWER);
    String ours = create(fundraiser, completeDraftWith(Map.of("onBehalfOf", organisation)));
    assertEquals(List.of("edit", "submit", "cancel"), may(colleague, ours));
    ProjectSteps.submit(colleague, ours).get("submitProject.project.id");
    assertEquals(List.of("cancel"), may(colleague, ours));
    assertEquals(List.of("cancel"), may(Person.REVIEWER, ours));
    assertEquals(List.of("cancel", "review"), may(Person.SECOND_REVIEWER, ours));
  }

  @Test
  void tellsEveryoneWhatTheyMayDoToALiveProjectOfAnOrganisation() {
    String live = ProjectSteps.createLive(fundraiser);
    String organisation = ProjectSteps.organisation(fundraiser, colleague);
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Organisations.key(organisation),
        key(live));
    assertEquals(List.of(), may(Person.VISITOR, live));
    assertEquals(List.of("pledge"), may(stranger, live));
    assertEquals(List.of("edit", "cancel", "postUpdate"), may(colleague, live));
    assertEquals(List.of("cancel", "pledge"), may(Person.SECOND_REVIEWER, live));
  }

  private static List<String> may(Person person, String project) {
    Map<String, Boolean> can =
        person
            .asks(
                "query ($id: ID!) { project(id: $id) { viewerCan { edit submit cancel postUpdate review pledge } } }",
                Map.of("id", project))
            .get("project.viewerCan");
    return List.of("edit", "submit", "cancel", "postUpdate", "review", "pledge").stream()
        .filter(can::get)
        .toList();
  }
}
