package org.crowdshelf.upload.api;

import static org.crowdshelf.support.Uploads.ask;
import static org.crowdshelf.support.Uploads.checked;
import static org.crowdshelf.support.Uploads.create;
import static org.crowdshelf.support.Uploads.file;
import static org.crowdshelf.support.Uploads.finish;
import static org.crowdshelf.support.Uploads.id;
import static org.crowdshelf.support.Uploads.send;
import static org.crowdshelf.support.Uploads.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.store.ObjectStore;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Pictures;
import org.crowdshelf.support.StoreClient;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.upload.DeleteUploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bringing in a file, from the announcement to the picture that everyone sees. */
@QuarkusTest
class UploadsTest {

  private static final byte[] PHOTOGRAPH = Pictures.photograph(2000, 1000, 6);

  private final Person person = Person.someoneNew();

  @Inject DeleteUploads deleteUploads;
  @Inject ObjectStore store;

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST_FORM"})
  void aPhotographIsSeenInThreeWidths(String method) {
    Map<String, Object> target = target(person, method, "IMAGE", "image/jpeg", PHOTOGRAPH);
    String id = id(target);
    assertEquals("WAITING", ask(person, id).get("upload.state"));
    assertEquals(method.equals("PUT") ? 200 : 204, send(target, PHOTOGRAPH));
    finish(person, id).get("finishUpload.upload.id");
    Answer ready = checked(person, id);
    assertEquals("READY", ready.get("upload.state"));
    assertEquals(1000, ready.<Integer>get("upload.width"));
    assertEquals(2000, ready.<Integer>get("upload.height"));
    String url = ready.get("upload.url");
    for (String width : List.of("1600", "800", "320")) {
      StoreClient.Reply reply = StoreClient.get(url.replace("/1600.", "/" + width + "."));
      assertEquals(200, reply.status());
      assertEquals("image/jpeg", reply.header("Content-Type"));
      assertFalse(new String(reply.body(), StandardCharsets.ISO_8859_1).contains("GPS"));
    }
    // Again: the same, and nothing is looked at anew.
    assertEquals("READY", finish(person, id).get("finishUpload.upload.state"));
  }

  @Test
  void aDocumentHasNoAddress() {
    byte[] pdf = Pictures.pdf();
    Map<String, Object> target = target(person, "PUT", "DOCUMENT", "application/pdf", pdf);
    send(target, pdf);
    finish(person, id(target)).get("finishUpload.upload.id");
    Answer ready = checked(person, id(target));
    assertEquals("READY", ready.get("upload.state"));
    assertNull(ready.get("upload.url"));
  }

  @ParameterizedTest
  @CsvSource({
    "<svg xmlns='http://www.w3.org/2000/svg'/>, NOT_WHAT_IT_SAYS",
    "<html><script>alert(1)</script></html>, NOT_WHAT_IT_SAYS"
  })
  void whatIsNoPictureIsRejected(String content, String reason) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    assertEquals(reason, rejected("image/png", bytes));
  }

  @Test
  void aBombIsRejectedAndCostsLittle() {
    assertEquals("TOO_MANY_PIXELS", rejected("image/png", Pictures.hugePng(50_000, 50_000)));
    byte[] whole = Pictures.jpeg(300, 300);
    assertEquals(
        "UNREADABLE", rejected("image/jpeg", java.util.Arrays.copyOf(whole, whole.length / 2)));
  }

  private String rejected(String type, byte[] content) {
    Map<String, Object> target = target(person, "PUT", "IMAGE", type, content);
    send(target, content);
    finish(person, id(target)).get("finishUpload.upload.id");
    Answer answer = checked(person, id(target));
    assertEquals("REJECTED", answer.get("upload.state"));
    assertNull(answer.get("upload.url"));
    return answer.get("upload.rejectedBecause");
  }

  @ParameterizedTest
  @CsvSource({
    "IMAGE, image/svg+xml, 100, TYPE_NOT_ALLOWED",
    "IMAGE, image/heic, 100, TYPE_NOT_ALLOWED",
    "IMAGE, application/pdf, 100, TYPE_NOT_ALLOWED",
    "IMAGE, image/gif, 100, TYPE_NOT_ALLOWED",
    "DOCUMENT, image/webp, 100, TYPE_NOT_ALLOWED",
    "IMAGE, image/png, 10485761, TOO_LARGE",
    "IMAGE, image/png, 2147483647, TOO_LARGE",
    "IMAGE, image/png, 0, OUT_OF_RANGE",
    "IMAGE, image/png, -1, OUT_OF_RANGE"
  })
  void whatCannotBeTakenIsNotAnnounced(String purpose, String type, long bytes, String code) {
    Answer answer =
        create(person, "PUT", List.of(file("IMAGE", "image/png", 10), file(purpose, type, bytes)));
    assertEquals(List.of(code), answer.userErrorCodes("createUploads"));
    assertEquals(
        "1", answer.<List<List<String>>>get("createUploads.userErrors.field").get(0).get(2));
    assertEquals(0, stored());
  }

  @Test
  void aPhotographOfAnIphoneIsRefusedWithASentenceThatHelps() {
    Answer answer = create(person, "PUT", List.of(file("IMAGE", "image/heic", 100)));
    assertEquals(
        List.of(
            "Pictures in HEIC cannot be used here. Please send a JPEG; on an iPhone choose Settings, Camera, Formats, Most Compatible."),
        answer.get("createUploads.userErrors.message"));
  }

  @Test
  void tenFilesAtATimeAndTwoHundredADay() {
    Map<String, Object> one = file("IMAGE", "image/png", 10);
    assertEquals(
        List.of("TOO_MANY"),
        create(person, "PUT", Collections.nCopies(11, one)).userErrorCodes("createUploads"));
    assertEquals(
        List.of("BLANK"), create(person, "PUT", List.of()).userErrorCodes("createUploads"));
    assertEquals(0, stored());
    IntStream.range(0, 19).forEach(i -> create(person, "PUT", Collections.nCopies(10, one)));
    Meeting<Answer, Answer> met =
        Meeting.at(
            HeldRow.table("uploads"),
            () -> create(person, "PUT", Collections.nCopies(6, one)),
            () -> create(person, "PUT", Collections.nCopies(6, one)));
    assertEquals(List.of(), met.first().userErrorCodes("createUploads"));
    assertEquals(List.of("TOO_MANY_UPLOADS"), met.second().userErrorCodes("createUploads"));
    assertEquals(196, stored());
    create(person, "PUT", Collections.nCopies(4, one)).get("createUploads.targets[3].url");
    assertEquals(
        List.of("TOO_MANY_UPLOADS"),
        create(person, "PUT", List.of(one)).userErrorCodes("createUploads"));
    TestClock.advance(Duration.ofHours(25));
    assertEquals(List.of(), create(person, "PUT", List.of(one)).userErrorCodes("createUploads"));
  }

  @Test
  void aFileThatHasNotComeCannotBeFinished() {
    String id = id(target(person, "PUT", "IMAGE", "image/jpeg", PHOTOGRAPH));
    assertEquals(List.of("NOT_THERE"), finish(person, id).userErrorCodes("finishUpload"));
    assertEquals("WAITING", ask(person, id).get("upload.state"));
  }

  @Test
  void aFileIsForWhoeverBringsIt() {
    String id = id(target(person, "PUT", "IMAGE", "image/jpeg", PHOTOGRAPH));
    for (Person other : List.of(Person.someoneNew(), Person.REVIEWER, Person.ADMIN)) {
      assertEquals("NOT_FOUND", ask(other, id).errorCode());
      assertEquals("NOT_FOUND", finish(other, id).errorCode());
      assertEquals(
          "NOT_FOUND",
          other.asks("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).errorCode());
    }
    assertEquals("UNAUTHENTICATED", ask(Person.VISITOR, id).errorCode());
    assertEquals("UNAUTHENTICATED", finish(Person.VISITOR, id).errorCode());
    assertEquals(
        "UNAUTHENTICATED",
        create(Person.VISITOR, "PUT", List.of(file("IMAGE", "image/png", 1))).errorCode());
    String unknown = Ids.encode(IdType.UPLOAD, Ids.next());
    assertEquals("NOT_FOUND", finish(person, unknown).errorCode());
    assertEquals("NOT_FOUND", ask(person, person.accountId()).errorCode());
  }

  @Test
  void aCheckThatDiedIsTakenUpAgainAndGivenUpInTheEnd() {
    Map<String, Object> target = target(person, "PUT", "IMAGE", "image/jpeg", PHOTOGRAPH);
    send(target, PHOTOGRAPH);
    UUID key = Fixture.key(IdType.UPLOAD, id(target));
    // As a replica leaves it that stops in the middle of a check.
    Database.execute(
        "update uploads set state = 'CHECKING', attempts = 1, next_check_at = now() - interval '1 second' where id = ?",
        key);
    takeUp();
    assertEquals("READY", checked(person, id(target)).get("upload.state"));
    Database.execute(
        "update uploads set state = 'CHECKING', file = null, attempts = 5, next_check_at = now() - interval '1 second' where id = ?",
        key);
    takeUp();
    assertEquals("UNREADABLE", checked(person, id(target)).get("upload.rejectedBecause"));
  }

  @Test
  void aCheckThatAnotherReplicaMakesIsLeftToIt() {
    Map<String, Object> target = target(person, "PUT", "IMAGE", "image/jpeg", PHOTOGRAPH);
    UUID key = Fixture.key(IdType.UPLOAD, id(target));
    Database.execute(
        "update uploads set state = 'CHECKING', next_check_at = now() - interval '1 hour' where id = ?",
        key);
    try (HeldRow ofTheOther = HeldRow.of("uploads", key)) {
      String other = takeUp();
      assertEquals("READY", checked(person, other).get("upload.state"));
    }
    Database.execute(
        "update uploads set state = 'WAITING', next_check_at = null where id = ?", key);
  }

  // Another file that is finished begins a run, which takes all that is due; answers its id.
  private String takeUp() {
    byte[] small = Pictures.jpeg(10, 10);
    Map<String, Object> other = target(person, "PUT", "IMAGE", "image/jpeg", small);
    send(other, small);
    return finish(person, id(other)).get("finishUpload.upload.id");
  }

  @Test
  void whatNothingUsesIsGoneAfterADay() {
    String url = org.crowdshelf.support.Uploads.picture(person, PHOTOGRAPH);
    String name = url.replaceFirst(".*/([0-9A-Za-z]{32})/.*", "$1");
    assertNotNull(OnVertx.await(() -> store.look("incoming/" + name)));
    TestClock.advance(Duration.ofMinutes(12));
    OnVertx.await(() -> deleteUploads.deleteDue());
    assertNull(OnVertx.await(() -> store.look("incoming/" + name)));
    assertEquals(200, StoreClient.get(url).status());
    TestClock.advance(Duration.ofHours(24));
    OnVertx.await(() -> deleteUploads.deleteDue());
    assertEquals(404, StoreClient.get(url).status());
    assertEquals(0, stored());
  }

  private long stored() {
    return Database.count(
        "select count(*) from uploads where account_id = ?",
        Fixture.key(IdType.ACCOUNT, person.accountId()));
  }
}
