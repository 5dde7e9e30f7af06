package org.crowdshelf.partner.api;

import static org.crowdshelf.support.Partnerships.answer;
import static org.crowdshelf.support.Partnerships.confirm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Uncommitted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that meet what happens to the project, or another answer, at the same moment. */
@QuarkusTest
class PartnershipsMeetTest {

  private static final String SPONSOR = "REWARD_SPONSOR";

  private final Person fundraiser = Person.someoneNew();
  private final Person owner = Person.someoneNew();
  private String organisation;
  private String project;
  private UUID key;

  @BeforeEach
  void begin() {
    organisation = Organisations.ownedBy(owner);
    project = Partnerships.draftSuppliedBy(fundraiser, organisation);
    key = ProjectSteps.key(project);
  }

  @Test
  void aSubmissionThatComesFirstIsTakenBackWithTheYes() {
    confirm(owner, organisation, project, SPONSOR);
    meeting("update projects set state = 'IN_REVIEW', submitted_at = now() where id = ?", false)
        .get("answerPartnership.partnership.state");
    assertEquals("CHANGES_REQUESTED", ProjectSteps.state(project));
  }

  @Test
  void aLaunchThatComesFirstLeavesOnlyTheEndOfTheRole() {
    confirm(owner, organisation, project, SPONSOR);
    meeting(
            "update projects set state = 'LIVE', launched_at = now(), ends_at = now() + interval '9 days' where id = ?",
            false)
        .get("answerPartnership.partnership.state");
    assertEquals("LIVE", ProjectSteps.state(project));
    assertEquals(1, ended(), "what backers chose keeps the sponsor's name");
  }

  @Test
  void aRewardThatIsRemovedFirstTakesTheRequestWithIt() {
    Answer answer =
        meeting(
            "with held as (select id from projects where id = ? for update) delete from rewards using held where project_id = held.id",
            true);
    assertEquals("NOT_FOUND", answer.errorCode());
    assertEquals(List.of(), Partnerships.stored(project));
  }

  @Test
  void theSecondOfTwoOwnersSeesWhatTheFirstSaid() {
    answer(owner, organisation, project, SPONSOR, true).get("answerPartnership.partnership.state");
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    meeting(
            """
            with held as (select id from projects where id = ? for update)
            update partnerships set state = 'DECLINED' from held where project_id = held.id""",
            false)
        .get("answerPartnership.partnership.state");
    assertEquals("IN_REVIEW", ProjectSteps.state(project), "it was no yes any more");
  }

  private Answer meeting(String first, boolean confirm) {
    return Uncommitted.during(
        first, List.of(key), () -> answer(owner, organisation, project, SPONSOR, confirm));
  }

  private long ended() {
    return Database.count(
        "select count(*) from partnerships where project_id = ? and ended_at is not null", key);
  }
}
