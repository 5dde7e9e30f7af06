package org.crowdshelf.shared.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.text.OwnPictures;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Drafts;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Pictures;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Uploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With crowdshelf.media.foreign off, nobody brings in a picture of another site. */
@QuarkusTest
class ForeignPicturesTest {

  private static final String FOREIGN = "https://pictures.example.org/1.jpg";
  private static final Map<String, Object> IMAGE = Map.of("kind", "IMAGE", "url", FOREIGN);
  private static final Map<String, Object> VIDEO =
      Map.of("kind", "VIDEO", "url", "https://videos.example.org/1");

  private final Person person = Person.someoneNew();

  @BeforeEach
  void refuse() {
    new PictureAddresses(Optional::empty, false).tell(null);
    assertFalse(OwnPictures.othersAllowed());
  }

  @AfterEach
  void allow() {
    new PictureAddresses(Optional::empty, true).tell(null);
    assertTrue(OwnPictures.othersAllowed());
  }

  @Test
  void onAProject() {
    assertRefused("createProject", draft("coverUrl", FOREIGN), "coverUrl");
    assertRefused("createProject", draft("media", List.of(VIDEO, IMAGE)), "media", "1", "url");
    Map<String, Object> mention =
        Map.of("outlet", "Daily", "url", "https://a.example.org/1", "screenshotUrl", FOREIGN);
    assertRefused("createProject", draft("press", List.of(mention)), "press", "0", "screenshotUrl");
    String project = Fixture.id(Fixture.draft(person, "Draft"));
    assertRefused("updateProject", Map.of("projectId", project, "coverUrl", FOREIGN), "coverUrl");
    assertRefused(
        "updateProject",
        Map.of("projectId", project, "media", List.of(IMAGE)),
        "media",
        "0",
        "url");
  }

  @Test
  void onWhatTakesThePlaceOfARedactedOne() {
    allow();
    Map<String, Object> more =
        Map.of("coverUrl", FOREIGN, "media", List.of(ProjectSteps.image("1"), VIDEO));
    String project = ProjectSteps.create(person, ProjectSteps.completeDraftWith(more));
    ProjectSteps.submit(person, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    refuse();
    for (List<String> path : List.of(List.of("coverUrl"), List.of("media", "0"))) {
      assertRefused("redactProject", redaction(project, path), "replacement");
    }
    assertEquals(
        List.of(),
        send("redactProject", redaction(project, List.of("media", "1")))
            .userErrorCodes("redactProject"));
  }

  private static Map<String, Object> redaction(String project, List<String> path) {
    return Map.of("projectId", project, "path", path, "replacement", FOREIGN, "reason", "Why");
  }

  @Test
  void onARewardAnUpdateAnOrganisationAndAPerson() {
    UUID draft = Fixture.draft(person, "Draft");
    Map<String, Object> reward =
        Map.of(
            "projectId",
            Fixture.id(draft),
            "kind",
            "THANKS",
            "title",
            "Thanks",
            "description",
            "A card",
            "price",
            ProjectSteps.yuan(10),
            "imageUrl",
            FOREIGN);
    assertRefused("addReward", reward, "imageUrl");
    UUID live = Fixture.liveProject(person, "Live");
    String offered = Ids.encode(IdType.REWARD, Backing.reward(live, 100, null, null, false));
    assertRefused("updateReward", Map.of("rewardId", offered, "imageUrl", FOREIGN), "imageUrl");
    Map<String, Object> news = new HashMap<>();
    news.put("projectId", Fixture.id(live));
    news.put("kind", "STATUS");
    news.put("title", "News");
    news.put("body", "Well");
    news.put("media", List.of(IMAGE));
    assertRefused("postUpdate", news, "media", "0", "url");
    news.remove("media");
    String update = send("postUpdate", news, "update { id }").get("postUpdate.update.id");
    assertRefused(
        "editUpdate", Map.of("updateId", update, "media", List.of(IMAGE)), "media", "0", "url");
    assertRefused(
        "updateOrganisation",
        Map.of("organisationId", Organisations.ownedBy(person), "logoUrl", FOREIGN),
        "logoUrl");
    assertRefused("updateProfile", Map.of("avatarUrl", FOREIGN), "avatarUrl");
  }

  @Test
  void butItsOwn() {
    String own = Uploads.picture(person, Pictures.jpeg(20, 20));
    assertEquals(
        List.of(), send("updateProfile", Map.of("avatarUrl", own)).userErrorCodes("updateProfile"));
    assertEquals(
        List.of(), send("createProject", draft("coverUrl", own)).userErrorCodes("createProject"));
  }

  private static Map<String, Object> draft(String field, Object value) {
    Map<String, Object> draft = new HashMap<>(Drafts.input());
    draft.put(field, value);
    return draft;
  }

  private void assertRefused(String mutation, Map<String, ?> input, String... field) {
    Answer answer = send(mutation, input);
    assertEquals(List.of("FOREIGN_ADDRESS"), answer.userErrorCodes(mutation), mutation);
    List<String> path = new ArrayList<>(List.of("input"));
    path.addAll(List.of(field));
    assertEquals(path, answer.get(mutation + ".userErrors[0].field"));
  }

  private Answer send(String mutation, Map<String, ?> input) {
    return send(mutation, input, "");
  }

  private Answer send(String mutation, Map<String, ?> input, String more) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    return person.asks(
        "mutation ($input: %s!) { %s(input: $input) { %s userErrors { code field } } }"
            .formatted(type, mutation, more),
        Map.of("input", input));
  }
}
