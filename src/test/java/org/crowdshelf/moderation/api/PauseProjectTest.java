package org.crowdshelf.moderation.api;

import static org.crowdshelf.support.Moderation.deeds;
import static org.crowdshelf.support.Moderation.pause;
import static org.crowdshelf.support.ProjectSteps.everything;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PauseProjectTest {

  private static final String WHY = "We look into a report";

  private static final String RESTART =
      """
      mutation ($input: RestartPaymentInput!) { restartPayment(input: $input) {
        userErrors { code message } } }""";

  private static final String PAUSING =
      "update projects set paused_at = now(), pause_reason = 'Look', paused_by = fundraiser_id where id = ?";

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID key;
  private String project;

  @BeforeEach
  void aLiveProject() {
    key = Fixture.liveProject(fundraiser, "Paused");
    project = Fixture.id(key);
  }

  @Test
  void stopsPledgesAndTellsEverybodyWhy() {
    String end = Database.value("select ends_at::text from projects where id = ?", key);
    Answer paused = pause(Person.REVIEWER, project, true, " " + WHY + " ");
    assertNotNull(paused.get("pauseProject.project.pausedAt"));
    assertEquals("LIVE", paused.get("pauseProject.project.state"));
    assertEquals(false, paused.get("pauseProject.project.viewerCan.pledge"));
    assertEquals("PAUSED", paused.get("pauseProject.project.history[0].deed"));
    assertEquals(WHY, paused.get("pauseProject.project.history[0].reason"));
    assertEquals(end, Database.value("select ends_at::text from projects where id = ?", key));
    Answer seen =
        Person.VISITOR.asks(
            "query ($id: ID!) { project(id: $id) { pauseReason } }", Map.of("id", project));
    assertEquals(WHY, seen.get("project.pauseReason"));
    Answer refused = Backing.place(backer, Backing.input(key, 500));
    assertEquals(List.of("PROJECT_PAUSED"), refused.userErrorCodes("placePledge"));
    assertEquals(
        "This project is paused: " + WHY, refused.get("placePledge.userErrors[0].message"));
    assertEquals(0, Database.count("select count(*) from pledges where project_id = ?", key));
  }

  @Test
  void isEndedByAnotherAdmin() {
    pause(Person.ADMIN, project, true, WHY).get("pauseProject.project.id");
    assertEquals("FORBIDDEN", pause(Person.REVIEWER, project, false, "Done").errorCode());
    assertEquals(
        List.of("SAME_REVIEWER"),
        pause(Person.ADMIN, project, false, "Done").userErrorCodes("pauseProject"));
    Database.execute(
        "update projects set paused_by = ? where id = ?",
        Fixture.key(IdType.ACCOUNT, Person.REVIEWER.accountId()),
        key);
    Answer ended = pause(Person.ADMIN, project, false, "Nothing was wrong");
    assertNull(ended.get("pauseProject.project.pausedAt"));
    assertNull(ended.get("pauseProject.project.pauseReason"));
    assertEquals(
        "RESUMED",
        Database.value(
            "select deed from project_history where project_id = ? order by done_at desc limit 1",
            key));
    assertEquals(List.of("PROJECT_PAUSED", "PROJECT_RESUMED"), deeds(key));
    Backing.paid(backer, Backing.input(key, 500));
    assertEquals(500, Books.raised(key));
  }

  @Test
  void takesTheSameAgainOnceAndNoOther() {
    pause(Person.REVIEWER, project, true, WHY).get("pauseProject.project.id");
    String before = everything(project);
    assertNotNull(pause(Person.REVIEWER, project, true, WHY).get("pauseProject.project.pausedAt"));
    assertEquals(
        List.of("PROJECT_PAUSED"),
        pause(Person.SECOND_REVIEWER, project, true, "Mine").userErrorCodes("pauseProject"));
    assertEquals(before, everything(project));
    assertEquals(List.of("PROJECT_PAUSED"), deeds(key));
  }

  @Test
  void givesAPaymentBackThatArrivesMeanwhile() {
    UUID pledge = Backing.placed(backer, Backing.input(key, 500));
    pause(Person.REVIEWER, project, true, WHY).get("pauseProject.project.id");
    Sandbox.pay(pledge);
    assertEquals(0, Books.raised(key));
    Books.expire();
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("EXPIRED", Backing.state(pledge));
    assertEquals(
        1,
        Database.count(
            "select count(*) from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?",
            pledge));
    Books.assertAgree(key);
  }

  @Test
  void letsNoPaymentInThatMeetsIt() {
    UUID pledge = Backing.placed(backer, Backing.input(key, 500));
    Meeting<Answer, Boolean> met =
        Meeting.at(
            HeldRow.of("projects", key),
            () -> pause(Person.REVIEWER, project, true, WHY),
            () -> {
              Sandbox.pay(pledge);
              return true;
            });
    assertNotNull(met.first().get("pauseProject.project.pausedAt"));
    assertEquals(0, Books.raised(key));
    Books.assertAgree(key);
  }

  @Test
  void letsNoPledgeBeCountedThatIsPlacedWhileItCommits() throws SQLException {
    UUID pledge;
    try (Connection other = Database.connect();
        PreparedStatement statement = other.prepareStatement(PAUSING)) {
      other.setAutoCommit(false);
      statement.setObject(1, key);
      statement.executeUpdate();
      pledge = Backing.placed(backer, Backing.input(key, 500));
      other.commit();
    }
    Sandbox.pay(pledge);
    assertEquals(0, Books.raised(key));
    Books.assertAgree(key);
  }

  @Test
  void letsNoPaymentBeginAnew() {
    UUID pledge = Backing.placed(backer, Backing.input(key, 500));
    pause(Person.REVIEWER, project, true, WHY).get("pauseProject.project.id");
    Answer refused =
        backer.asks(
            RESTART,
            Map.of(
                "input",
                Map.of(
                    "pledgeId",
                    Ids.encode(IdType.PLEDGE, pledge),
                    "payment",
                    Map.of("provider", "sandbox", "scene", "SANDBOX_PAGE"))));
    assertEquals(List.of("PROJECT_PAUSED"), refused.userErrorCodes("restartPayment"));
  }

  @Test
  void doesNotKeepABackerFromCanceling() {
    UUID pledge = Backing.paid(backer, Backing.input(key, 500));
    pause(Person.REVIEWER, project, true, WHY).get("pauseProject.project.id");
    assertEquals(List.of(), Backing.cancel(backer, pledge).userErrorCodes("cancelPledge"));
    assertEquals(0, Books.raised(key));
  }

  @Test
  void goesWithTheProjectThatIsCanceled() {
    pause(Person.REVIEWER, project, true, WHY).get("pauseProject.project.id");
    ProjectSteps.cancel(Person.REVIEWER, project, "It was a fraud").get("cancelProject.project.id");
    assertNull(Database.value("select paused_at from projects where id = ?", key));
  }

  @Test
  void holdsThePayoutsOfOneThatSucceeded() {
    Database.execute("update projects set state = 'SUCCEEDED' where id = ?", key);
    assertNotNull(pause(Person.REVIEWER, project, true, WHY).get("pauseProject.project.pausedAt"));
  }

  @Test
  void isForReviewersAndAdminsOfOtherProjects() {
    String own = Fixture.id(Fixture.liveProject(Person.SECOND_REVIEWER, "Own"));
    String before = everything(project) + everything(own);
    assertEquals("UNAUTHENTICATED", pause(Person.VISITOR, project, true, WHY).errorCode());
    assertEquals("FORBIDDEN", pause(fundraiser, project, true, WHY).errorCode());
    assertEquals(
        "NOT_FOUND", pause(Person.REVIEWER, "prj_0000000000000000000000", true, WHY).errorCode());
    assertEquals("NOT_FOUND", pause(Person.REVIEWER, "prj_x", true, WHY).errorCode());
    assertEquals(
        List.of("OWN_PROJECT"),
        pause(Person.SECOND_REVIEWER, own, true, WHY).userErrorCodes("pauseProject"));
    assertEquals(before, everything(project) + everything(own));
  }

  @Test
  void isForWhatIsLiveOrSucceeded() {
    String draft = ProjectSteps.createSubmitted(Person.someoneNew());
    for (String state : List.of("FAILED", "CANCELED")) {
      Database.execute(
          "update projects set state = ?, canceled_at = case when ? = 'CANCELED' then now() end where id = ?",
          state,
          state,
          key);
      assertEquals(
          List.of("PROJECT_STATE"),
          pause(Person.REVIEWER, project, true, WHY).userErrorCodes("pauseProject"));
    }
    assertEquals(
        List.of("PROJECT_STATE"),
        pause(Person.REVIEWER, draft, true, WHY).userErrorCodes("pauseProject"));
  }

  @Test
  void wantsAReasonOfOneLine() {
    String before = everything(project);
    Map<String, String> reasons =
        Map.of(" ", "BLANK", "a".repeat(201), "TOO_LONG", "a\nb", "BAD_CHARACTERS");
    reasons.forEach(
        (reason, code) ->
            assertEquals(
                List.of(code),
                Moderation.pause(Person.REVIEWER, project, true, reason)
                    .userErrorCodes("pauseProject")));
    assertEquals(before, everything(project));
    assertEquals(List.of(), deeds(key));
  }

  @Test
  void isRecordedWhereNobodyCanChangeIt() {
    pause(Person.REVIEWER, project, true, WHY).get("pauseProject.project.id");
    assertEquals(
        "23001",
        Database.refusal("update moderation_deeds set reason = 'x' where subject_id = ?", key));
    assertEquals(
        "23001", Database.refusal("delete from moderation_deeds where subject_id = ?", key));
    assertEquals("23001", Database.refusal("truncate moderation_deeds"));
  }
}
