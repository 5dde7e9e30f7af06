package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.everything;
import static org.crowdshelf.support.ProjectSteps.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeleteDraftTest {

  private static final String NODE = "query ($id: ID!) { node(id: $id) { id } }";

  private final Person fundraiser = Person.someoneNew();

  @Test
  void leavesNothingOfADraft() {
    String draft = ProjectSteps.createComplete(fundraiser);
    Backing.reward(key(draft), 100, null, null, false);
    assertEquals(draft, delete(fundraiser, draft).get("deleteDraft.deletedId"));
    assertEquals("NOT_FOUND", fundraiser.asks(NODE, Map.of("id", draft)).errorCode());
    assertEquals("NOT_FOUND", Person.REVIEWER.asks(NODE, Map.of("id", draft)).errorCode());
    for (String table :
        List.of(
            "project_contents",
            "budget_lines",
            "project_partners",
            "project_history",
            "project_search",
            "rewards")) {
      assertEquals(
          0,
          Database.count("select count(*) from " + table + " where project_id = ?", key(draft)),
          table);
    }
    assertEquals("NOT_FOUND", delete(fundraiser, draft).errorCode(), "the second time");
  }

  @Test
  void isForTheFundraiserAlone() {
    Person member = Person.someoneNew();
    String organisation = ProjectSteps.organisation(fundraiser, member);
    String draft =
        ProjectSteps.create(
            fundraiser, ProjectSteps.completeDraftWith(Map.of("onBehalfOf", organisation)));
    String before = everything(draft);
    assertEquals("UNAUTHENTICATED", delete(Person.VISITOR, draft).errorCode());
    assertEquals("NOT_FOUND", delete(Person.someoneNew(), draft).errorCode());
    assertEquals("FORBIDDEN", delete(Person.REVIEWER, draft).errorCode());
    assertEquals("FORBIDDEN", delete(member, draft).errorCode());
    assertEquals("NOT_FOUND", delete(fundraiser, "prj_0000000000000000000000").errorCode());
    assertEquals(before, everything(draft));
  }

  @Test
  void keepsWhatReviewersHaveSeen() {
    String sentBack = ProjectSteps.createSubmitted(fundraiser);
    ProjectSteps.review(Person.REVIEWER, sentBack, "REQUEST_CHANGES", "Photos");
    for (String project :
        List.of(
            sentBack,
            ProjectSteps.createSubmitted(fundraiser),
            ProjectSteps.createLive(fundraiser))) {
      String before = everything(project);
      assertEquals(
          List.of("PROJECT_STATE"), delete(fundraiser, project).userErrorCodes("deleteDraft"));
      assertEquals(before, everything(project));
    }
  }

  @Test
  void keepsEveryOtherHistory() {
    String live = ProjectSteps.createLive(fundraiser);
    assertEquals(
        "23001", Database.refusal("delete from project_history where project_id = ?", key(live)));
  }

  @Test
  void hasOneResultWithASubmissionAtTheSameMoment() {
    String draft = ProjectSteps.createComplete(fundraiser);
    List<Answer> answers =
        Together.each(
            List.of(true, false),
            deletes ->
                deletes ? delete(fundraiser, draft) : ProjectSteps.submit(fundraiser, draft));
    if (Database.count("select count(*) from projects where id = ?", key(draft)) == 0) {
      assertEquals(draft, answers.get(0).get("deleteDraft.deletedId"));
      assertEquals("NOT_FOUND", answers.get(1).errorCode());
    } else {
      assertEquals(List.of("PROJECT_STATE"), answers.get(0).userErrorCodes("deleteDraft"));
      assertEquals("IN_REVIEW", answers.get(1).get("submitProject.project.state"));
    }
  }

  private static Answer delete(Person person, String project) {
    return person.asks(
        "mutation ($input: DeleteDraftInput!) { deleteDraft(input: $input) { deletedId userErrors { code } } }",
        Map.of("input", Map.of("projectId", project)));
  }
}
