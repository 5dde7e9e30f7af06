package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Drafts;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Pictures;
import org.crowdshelf.support.StoreClient;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Uploads;
import org.crowdshelf.upload.DeleteUploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A teacher photographs the classroom with a phone, and the pictures are on the project a minute
 * later, without the place. What she takes out is gone a day later, and so are her pictures when
 * she leaves.
 */
@QuarkusTest
class ATeachersPhotographsTest {

  private final Person teacher = Person.someoneNew();

  @Inject DeleteUploads deleteUploads;

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void showsPhotographsOnAProjectAndTakesThemOut() {
    String cover = Uploads.picture(teacher, Pictures.photograph(3000, 2000, 6));
    String first = Uploads.picture(teacher, Pictures.photograph(1200, 800, 1));
    String second = Uploads.picture(teacher, Pictures.photograph(900, 600, 3));
    String avatar = Uploads.picture(teacher, Pictures.jpeg(400, 400));

    Map<String, Object> input = new HashMap<>(Drafts.input());
    input.put("coverUrl", cover);
    input.put("media", List.of(image(first), image(second)));
    String project =
        teacher
            .asks(
                "mutation ($input: CreateProjectInput!) { createProject(input: $input) {"
                    + " project { id } userErrors { code field } } }",
                Map.of("input", input))
            .get("createProject.project.id");
    assertEquals(List.of(), avatar(avatar).userErrorCodes("updateProfile"));

    Answer page =
        teacher.asks(
            "query ($id: ID!) { project(id: $id) { coverUrl media { url } fundraiser { avatarUrl } } }",
            Map.of("id", project));
    assertEquals(cover, page.get("project.coverUrl"));
    assertEquals(List.of(first, second), page.get("project.media.url"));
    assertEquals(avatar, page.get("project.fundraiser.avatarUrl"));
    assertFalse(
        new String(StoreClient.get(cover).body(), StandardCharsets.ISO_8859_1).contains("GPS"));

    assertEquals(
        List.of(at(cover, 320), at(cover, 800), at(cover, 1600), at(cover, 1600)), widths(project));
    Answer small =
        teacher.asks(
            "query ($id: ID!, $width: Int) { project(id: $id) { coverUrl(width: $width) media { kind url(width: $width) }"
                + " fundraiser { name avatarUrl(width: $width) } } }",
            Map.of("id", project, "width", 300));
    assertEquals(List.of(at(first, 320), at(second, 320)), small.get("project.media.url"));
    assertEquals(at(avatar, 320), small.get("project.fundraiser.avatarUrl"));
    assertEquals(200, StoreClient.get(at(cover, 320)).status());

    TestClock.advance(Duration.ofHours(30));
    deleteDue();
    for (String used : List.of(cover, first, second, avatar)) {
      assertEquals(200, StoreClient.get(used).status(), used);
    }

    // She takes one out; a day later it is gone from the store, and the other is there.
    teacher
        .asks(
            "mutation ($input: UpdateProjectInput!) { updateProject(input: $input) {"
                + " project { id } userErrors { code field } } }",
            Map.of("input", Map.of("projectId", project, "media", List.of(image(second)))))
        .get("updateProject.project.id");
    assertEquals(200, StoreClient.get(first).status());
    TestClock.advance(Duration.ofHours(25));
    deleteDue();
    assertEquals(404, StoreClient.get(first).status());
    assertEquals(200, StoreClient.get(second).status());

    // Another picture of herself takes the place of the first.
    avatar(Uploads.picture(teacher, Pictures.jpeg(500, 500))).get("updateProfile.account.id");
    TestClock.advance(Duration.ofHours(25));
    deleteDue();
    assertEquals(404, StoreClient.get(avatar).status());

    // She leaves; the project was never public.
    Database.column(
        "select erase_account(?)::text", Fixture.key(IdType.ACCOUNT, teacher.accountId()));
    deleteDue();
    assertEquals(404, StoreClient.get(cover).status());
    assertEquals(404, StoreClient.get(second).status());
  }

  @Test
  void showsAnAddressElsewhereAsItIsInAnyWidth() {
    String foreign = "https://example.org/public/1600.jpg";
    avatar(foreign).get("updateProfile.account.id");
    Answer shown = teacher.asks("{ viewer { account { avatarUrl(width: 320) } } }");
    assertEquals(foreign, shown.get("viewer.account.avatarUrl"));
    for (int width : List.of(0, -1)) {
      Answer refused =
          teacher.asks(
              "query ($width: Int) { viewer { account { name avatarUrl(width: $width) } } }",
              Map.of("width", width));
      assertEquals("BAD_USER_INPUT", refused.errorCode());
    }
  }

  private List<String> widths(String project) {
    Answer page =
        teacher.asks(
            "query ($id: ID!) { project(id: $id) { a: coverUrl(width: 1) b: coverUrl(width: 321)"
                + " c: coverUrl(width: 801) d: coverUrl(width: 9000) } }",
            Map.of("id", project));
    return List.of("a", "b", "c", "d").stream()
        .map(name -> page.<String>get("project." + name))
        .toList();
  }

  private static String at(String address, int width) {
    return address.replace("/1600.", "/" + width + ".");
  }

  @Test
  void takesNoAddressThatOnlyLooksLikeThatOfTheStore() {
    String url = Uploads.picture(teacher, Pictures.jpeg(50, 50));
    for (String other :
        List.of(
            url.replace("/public/", "/private/"),
            url + "?x=1",
            url.replace("/1600.", "/1601."),
            url.replace("http://localhost", "http://127.0.0.1"))) {
      assertEquals(List.of("BAD_ADDRESS"), avatar(other).userErrorCodes("updateProfile"), other);
    }
    assertTrue(avatar(url).userErrorCodes("updateProfile").isEmpty());
  }

  private Answer avatar(String url) {
    return teacher.asks(
        "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {"
            + " account { id } userErrors { code } } }",
        Map.of("input", Map.of("avatarUrl", url)));
  }

  private static Map<String, Object> image(String url) {
    return Map.of("kind", "IMAGE", "url", url);
  }

  private void deleteDue() {
    OnVertx.await(() -> deleteUploads.deleteDue());
  }
}
