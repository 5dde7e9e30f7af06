package org.crowdshelf.journey;

import static org.crowdshelf.support.ProjectSteps.image;
import static org.crowdshelf.support.ProjectSteps.library;
import static org.crowdshelf.support.ProjectSteps.line;
import static org.crowdshelf.support.ProjectSteps.section;
import static org.crowdshelf.support.ProjectSteps.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A teacher's project fails without a budget, is mended, approved, goes live and ends: 番茄太阳阅读馆,
 * whose first attempt had text alone and whose second had a budget, photos and press.
 */
@QuarkusTest
class ATeachersProjectTest {

  private static final String PAGE =
      """
      query ($id: ID!) {
        project(id: $id) {
          state launchedAt endsAt durationDays
          reviewRemarks { field remark }
          history { deed by { id } fields reason }
          viewerCan { edit submit cancel postUpdate review pledge }
          relaunchOf { id } relaunches { id }
        }
      }""";

  private final Person teacher = Person.someoneNew();
  private final Person visitor = Person.someoneNew();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void failsWithoutABudgetIsMendedApprovedGoesLiveAndEnds() {
    String project = ProjectSteps.create(teacher, textAlone());

    Answer refused = ProjectSteps.submit(teacher, project);
    assertEquals(List.of("MISSING", "MISSING"), refused.userErrorCodes("submitProject"));
    assertEquals(
        List.of(List.of("input", "media"), List.of("input", "budget")),
        refused.get("submitProject.userErrors.field"));
    assertEquals("NOT_FOUND", page(visitor, project).errorCode());

    mend(project);
    assertEquals(
        "IN_REVIEW", ProjectSteps.submit(teacher, project).get("submitProject.project.state"));
    assertEquals(true, page(Person.REVIEWER, project).get("project.viewerCan.review"));
    ProjectSteps.review(
        Person.REVIEWER,
        project,
        Map.of(
            "decision",
            "REQUEST_CHANGES",
            "remarks",
            List.of(Map.of("field", "press", "remark", "请补充媒体报道"))));
    assertEquals("press", page(teacher, project).get("project.reviewRemarks[0].field"));

    ProjectSteps.update(
        teacher,
        project,
        Map.of("press", List.of(Map.of("outlet", "常州日报", "url", "https://news.example.cn/1"))));
    ProjectSteps.submit(teacher, project);
    ProjectSteps.approve(Person.REVIEWER, project);

    Answer live = page(visitor, project);
    assertEquals("LIVE", live.get("project.state"));
    Instant launched = Instant.parse(live.get("project.launchedAt"));
    Instant ends = Instant.parse(live.get("project.endsAt"));
    assertEquals(Duration.ofDays(90), Duration.between(launched, ends));
    assertNull(live.get("project.reviewRemarks"));
    assertNull(live.get("project.history"));
    assertEquals(true, live.get("project.viewerCan.pledge"));
    tellsWhoDidWhat(project);

    TestClock.advance(Duration.ofDays(90));
    Answer over = page(visitor, project);
    assertEquals(false, over.get("project.viewerCan.pledge"));
    assertFalse(page(teacher, project).<Boolean>get("project.viewerCan.edit"));
    assertTrue(page(teacher, project).<Boolean>get("project.viewerCan.postUpdate"));
  }

  @Test
  void asksForRestBeforeItIsTriedAgain() {
    String first = ProjectSteps.create(teacher, ready("番茄太阳阅读馆——公益阅读馆"));
    ProjectSteps.submit(teacher, first);
    ProjectSteps.approve(Person.REVIEWER, first);
    TestClock.advance(Duration.ofDays(90));
    // Settlement.
    Database.execute("update projects set state = 'FAILED' where id = ?", ProjectSteps.key(first));
    Instant ended = Instant.parse(page(teacher, first).get("project.endsAt"));

    Map<String, Object> again = ready("番茄太阳阅读馆——农村公益阅读馆");
    again.put("relaunchOf", first);
    // The lineage tells, whatever the library is called now.
    again.put("library", library("番茄太阳农村公益阅读馆"));
    String second = ProjectSteps.create(teacher, again);
    Answer tooSoon = ProjectSteps.submit(teacher, second);
    assertEquals(List.of("RELAUNCH_COOLDOWN"), tooSoon.userErrorCodes("submitProject"));
    assertEquals(
        ended.plus(Duration.ofDays(30)).toString(),
        tooSoon.get("submitProject.userErrors[0].params[0].value"));
    Answer chinese =
        ProjectSteps.stepIn(
            "zh-CN", teacher, "submitProject", "SubmitProjectInput", Map.of("projectId", second));
    assertTrue(chinese.<String>get("submitProject.userErrors[0].message").startsWith("您为这座图书馆"));

    TestClock.advance(Duration.ofDays(30));
    ProjectSteps.submit(teacher, second).get("submitProject.project.state");
    assertEquals(List.of(), page(visitor, first).get("project.relaunches"));
    ProjectSteps.approve(Person.REVIEWER, second);
    assertEquals(second, page(visitor, first).get("project.relaunches[0].id"));
    assertEquals(first, page(visitor, second).get("project.relaunchOf.id"));
  }

  private void tellsWhoDidWhat(String project) {
    Answer history = page(teacher, project);
    assertEquals(
        List.of(
            "LAUNCHED",
            "APPROVED",
            "SUBMITTED",
            "EDITED",
            "CHANGES_REQUESTED",
            "SUBMITTED",
            "EDITED",
            "CREATED"),
        history.get("project.history.deed"));
    assertNull(history.get("project.history[0].by"));
    assertEquals(Person.REVIEWER.accountId(), history.get("project.history[1].by.id"));
    assertEquals(List.of("press"), history.get("project.history[3].fields"));
    assertEquals(teacher.accountId(), history.get("project.history[7].by.id"));
  }

  private void mend(String project) {
    Map<String, Object> mended = new HashMap<>();
    mended.put("budget", List.of(line("图书", 12_000), line("书架", 4_000)));
    mended.put("media", List.of(image("reading-room")));
    ProjectSteps.update(teacher, project, mended).get("updateProject.project.id");
  }

  private static Map<String, Object> textAlone() {
    Map<String, Object> draft = new HashMap<>();
    draft.put("title", "番茄太阳阅读馆——公益阅读馆");
    draft.put("summary", "为春江镇2—18岁人群的家庭");
    draft.put("fundingModel", "DONATION");
    draft.put("library", library("番茄太阳阅读馆"));
    draft.put("region", "320400");
    draft.put("goal", yuan(16_000));
    draft.put("durationDays", 90);
    draft.put(
        "story",
        List.of(
            section("WHAT_WE_WANT_TO_DO", "阅读馆"),
            section("WHY_WE_NEED_SUPPORT", "缺书"),
            section("WHAT_WE_HAVE_DONE", "开馆")));
    return draft;
  }

  private static Map<String, Object> ready(String title) {
    Map<String, Object> draft = textAlone();
    draft.put("title", title);
    draft.put("budget", List.of(line("图书", 16_000)));
    draft.put("coverUrl", "https://pictures.example.org/cover.jpg");
    return draft;
  }

  private static Answer page(Person person, String project) {
    return person.asks(PAGE, Map.of("id", project));
  }
}
