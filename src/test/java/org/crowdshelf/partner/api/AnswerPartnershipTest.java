package org.crowdshelf.partner.api;

import static org.crowdshelf.support.Partnerships.answer;
import static org.crowdshelf.support.Partnerships.confirm;
import static org.crowdshelf.support.Partnerships.requests;
import static org.crowdshelf.support.Partnerships.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnswerPartnershipTest {

  private static final String STATE = "answerPartnership.partnership.state";

  private static final String FIRST = "organisation.partnershipRequests[0].";

  private final Person fundraiser = Person.someoneNew();
  private final Person owner = Person.someoneNew();
  private String organisation;

  @BeforeEach
  void begin() {
    organisation = Organisations.ownedBy(owner);
  }

  @Test
  void isAskedOfWhoeverADraftNames() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "CO_INITIATOR");
    Answer asked = requests(owner, organisation);
    assertEquals("CO_INITIATOR", asked.get(FIRST + "role"));
    assertEquals("ASKED", asked.get(FIRST + "state"));
    assertEquals(project, asked.get(FIRST + "project.id"), "also while it is a draft");
    assertEquals(List.of(), asked.get(FIRST + "rewards"));
    assertEquals(
        "CONFIRMED", answer(owner, organisation, project, "CO_INITIATOR", true).get(STATE));
    assertEquals("CONFIRMED", requests(owner, organisation).get(FIRST + "state"));
    assertEquals(
        List.of("CONFIRMED"),
        Database.column(
            "select payload ->> 'answer' from outbox where event_type = 'PartnershipAnswered' and subject_id = ?",
            ProjectSteps.key(project)));
  }

  @Test
  void tellsASponsorWhatItIsToSupply() {
    String project = Partnerships.draftSuppliedBy(fundraiser, organisation);
    Answer asked = requests(owner, organisation);
    assertEquals("REWARD_SPONSOR", asked.get(FIRST + "role"));
    assertEquals(List.of("A book"), asked.get(FIRST + "rewards.title"));
    Answer yes = answer(owner, organisation, project, "REWARD_SPONSOR", true);
    assertEquals(1, yes.<List<?>>get("answerPartnership.partnership.rewards").size());
  }

  @Test
  void isForOwnersAlone() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "MEDIA");
    Person editor = Person.someoneNew();
    Organisations.join(organisation, owner, editor, "EDITOR");
    List<String> before = stored(project);
    assertEquals("UNAUTHENTICATED", no(Person.VISITOR, organisation, project).errorCode());
    for (Person person : List.of(editor, fundraiser, Person.REVIEWER, Person.ADMIN)) {
      assertEquals("FORBIDDEN", no(person, organisation, project).errorCode());
    }
    assertEquals("NOT_FOUND", no(owner, Organisations.unknown(), project).errorCode());
    assertEquals("NOT_FOUND", no(owner, organisation, "prj_0000000000000000000000").errorCode());
    String other = ProjectSteps.createLive(fundraiser);
    assertEquals("NOT_FOUND", no(owner, organisation, other).errorCode(), "it does not ask");
    assertEquals(
        "NOT_FOUND", answer(owner, organisation, project, "REWARD_SPONSOR", true).errorCode());
    assertEquals(before, stored(project));
    assertEquals("ASKED", requests(editor, organisation).get(FIRST + "state"), "they see it");
  }

  @Test
  void isSafeToSendAgain() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "MEDIA");
    confirm(owner, organisation, project, "MEDIA", "ANSWER_COMMENTS", "POST_UPDATES");
    List<String> before = stored(project);
    confirm(
        owner, organisation, project, "MEDIA", "POST_UPDATES", "ANSWER_COMMENTS", "POST_UPDATES");
    assertEquals(before, stored(project), "the same in another order");
    confirm(owner, organisation, project, "MEDIA", "POST_UPDATES");
    assertEquals(
        List.of("POST_UPDATES"),
        Partnerships.seenBy(fundraiser, project).get("project.partners[0].helpsWith"));
  }

  @Test
  void mayBeTakenBackBeforeTheLaunch() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "MEDIA");
    confirm(owner, organisation, project, "MEDIA", "POST_UPDATES");
    assertEquals("DECLINED", no(owner, organisation, project).get(STATE));
    assertEquals(
        List.of(), Partnerships.seenBy(fundraiser, project).get("project.partners[0].helpsWith"));
    assertEquals("CONFIRMED", answer(owner, organisation, project, "MEDIA", true).get(STATE));
  }

  @Test
  void takesAProjectOutOfTheReviewWithTheRewardsThatNobodySuppliesNow() {
    String project = Partnerships.draftSuppliedBy(fundraiser, organisation);
    confirm(owner, organisation, project, "REWARD_SPONSOR");
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    Answer no = answer(owner, organisation, project, "REWARD_SPONSOR", false);
    assertEquals("DECLINED", no.get(STATE));
    assertEquals("CHANGES_REQUESTED", no.get("answerPartnership.partnership.project.state"));
    assertEquals(
        List.of("SPONSOR_NOT_CONFIRMED"),
        ProjectSteps.submit(fundraiser, project).userErrorCodes("submitProject"));
  }

  @Test
  void leavesAProjectInReviewWhereNoRewardDependsOnIt() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "REWARD_SPONSOR");
    confirm(owner, organisation, project, "REWARD_SPONSOR");
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    answer(owner, organisation, project, "REWARD_SPONSOR", false).get(STATE);
    assertEquals("IN_REVIEW", ProjectSteps.state(project));
  }

  @Test
  void refusesAYesToAProjectThatCameToNothing() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "MEDIA");
    ProjectSteps.cancel(fundraiser, project, "Enough").get("cancelProject.project.id");
    List<String> before = stored(project);
    Answer yes = answer(owner, organisation, project, "MEDIA", true);
    assertEquals(List.of("PROJECT_STATE"), yes.userErrorCodes("answerPartnership"));
    assertNull(yes.get("answerPartnership.partnership"));
    assertEquals(before, stored(project));
    assertEquals("DECLINED", no(owner, organisation, project).get(STATE), "a no is always taken");
  }

  @Test
  void isKeptThroughEditsThatStillNameIt() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "MEDIA");
    confirm(owner, organisation, project, "MEDIA");
    String other = Organisations.ownedBy(Person.someoneNew());
    name(
        project, Partnerships.partner(other, "MEDIA"), Partnerships.partner(organisation, "MEDIA"));
    assertEquals(
        List.of("ASKED", "CONFIRMED"),
        Partnerships.seenBy(fundraiser, project).get("project.partners.state"));
  }

  @Test
  void isForgottenWithTheNameButForANo() {
    String project = Partnerships.draftNaming(fundraiser, organisation, "MEDIA");
    confirm(owner, organisation, project, "MEDIA");
    name(project);
    assertEquals(List.of(), requests(owner, organisation).get("organisation.partnershipRequests"));
    assertEquals("NOT_FOUND", no(owner, organisation, project).errorCode());
    name(project, Partnerships.partner(organisation, "MEDIA"));
    assertEquals("ASKED", requests(owner, organisation).get(FIRST + "state"), "it is asked anew");
    no(owner, organisation, project).get(STATE);
    name(project);
    assertEquals(List.of(), requests(owner, organisation).get("organisation.partnershipRequests"));
    name(project, Partnerships.partner(organisation, "MEDIA"));
    assertEquals("DECLINED", requests(owner, organisation).get(FIRST + "state"), "a no stands");
  }

  @Test
  void endsWithTheLastRewardThatNamesTheSponsor() {
    String project = ProjectSteps.createComplete(fundraiser);
    String reward = Partnerships.addSponsored(fundraiser, project, organisation);
    confirm(owner, organisation, project, "REWARD_SPONSOR");
    fundraiser
        .asks(
            "mutation ($input: RemoveRewardInput!) { removeReward(input: $input) { removedId } }",
            Map.of("input", Map.of("rewardId", reward)))
        .get("removeReward.removedId");
    assertEquals(List.of(), stored(project));
  }

  @Test
  void isNotAskedOfTheOrganisationThatTheProjectIsRunFor() {
    String own = Organisations.ownedBy(fundraiser);
    String project =
        ProjectSteps.create(
            fundraiser,
            ProjectSteps.completeDraftWith(
                Map.of(
                    "onBehalfOf",
                    own,
                    "partners",
                    List.of(Partnerships.partner(own, "CO_INITIATOR")))));
    assertEquals(
        List.of("CONFIRMED"),
        Partnerships.seenBy(fundraiser, project).get("project.partners.state"));
  }

  @SafeVarargs
  private void name(String project, Map<String, Object>... partners) {
    ProjectSteps.update(fundraiser, project, Map.of("partners", List.of(partners)))
        .get("updateProject.project.id");
  }

  private static Answer no(Person person, String organisation, String project) {
    return answer(person, organisation, project, "MEDIA", false);
  }
}
