package org.crowdshelf.update.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UpdateDueTest {

  private static final String SIGNALS =
      "query ($id: ID!) { project(id: $id) { lastUpdateAt updateDue } }";

  private static final String POST =
      "mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { update { publishedAt } userErrors { code } } }";

  private final Person fundraiser = Person.someoneNew();

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void isDueThirtyDaysAfterTheLaunchAndAfterEachUpdate() {
    // Launched a day ago.
    UUID project = Fixture.liveProject(fundraiser, "Silent");
    TestClock.advance(Duration.ofDays(28));
    assertNull(signals(project).get("project.lastUpdateAt"));
    assertFalse(due(project));
    TestClock.advance(Duration.ofDays(1));
    assertTrue(due(project));
    Answer posted = post(project, "Body");
    assertEquals(
        posted.<String>get("postUpdate.update.publishedAt"),
        signals(project).get("project.lastUpdateAt"));
    assertFalse(due(project));
    TestClock.advance(Duration.ofDays(30));
    assertTrue(due(project));
  }

  @Test
  void staysWhatItWasWhereAnUpdateIsRejected() {
    UUID project = Fixture.liveProject(fundraiser, "Silent");
    TestClock.advance(Duration.ofDays(40));
    assertEquals(List.of("BLANK"), post(project, " ").userErrorCodes("postUpdate"));
    assertNull(signals(project).get("project.lastUpdateAt"));
    assertTrue(due(project));
  }

  @Test
  void isDueOfWhatIsLiveOrSucceededAlone() {
    UUID project = Fixture.liveProject(fundraiser, "Silent");
    TestClock.advance(Duration.ofDays(100));
    for (String state : List.of("LIVE", "SUCCEEDED", "FAILED", "CANCELED")) {
      Database.execute(
          "update projects set state = ?, canceled_at = case when ? = 'CANCELED' then now() end where id = ?",
          state,
          state,
          project);
      assertEquals(List.of("LIVE", "SUCCEEDED").contains(state), due(project), state);
    }
    UUID draft = Fixture.draft(fundraiser, "Draft");
    assertFalse(fundraiser.asks(SIGNALS, id(draft)).<Boolean>get("project.updateDue"));
  }

  @Test
  void keepsTheTimeOfTheLatestUpdateNotOfAnEdit() {
    UUID project = Fixture.liveProject(fundraiser, "Told");
    post(project, "First");
    TestClock.advance(Duration.ofDays(3));
    String second = post(project, "Second").get("postUpdate.update.publishedAt");
    assertEquals(
        Instant.parse(second), Instant.parse(signals(project).get("project.lastUpdateAt")));
  }

  private boolean due(UUID project) {
    return signals(project).get("project.updateDue");
  }

  private static Answer signals(UUID project) {
    return Person.VISITOR.asks(SIGNALS, id(project));
  }

  private static Map<String, ?> id(UUID project) {
    return Map.of("id", Fixture.id(project));
  }

  private Answer post(UUID project, String body) {
    Map<String, ?> input =
        Map.of("projectId", Fixture.id(project), "kind", "STATUS", "title", "Title", "body", body);
    return fundraiser.asks(POST, Map.of("input", input));
  }
}
