package org.crowdshelf.moderation.api;

import static org.crowdshelf.support.Moderation.report;
import static org.crowdshelf.support.Moderation.reportWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Pictures;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.StoreClient;
import org.crowdshelf.support.StoreClient.Reply;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Uploads;
import org.crowdshelf.upload.DeleteUploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that prove a report: private, for whoever made it and for reviewers. */
@QuarkusTest
class ReportDocumentsTest {

  private static final String NODE =
      "query ($id: ID!) { node(id: $id) { id ... on Report { uploads { id purpose url downloadUrl } } } }";

  private final Person reporter = Person.someoneNew();
  private final Person fundraiser = Person.someoneNew();
  private UUID key;
  private String project;

  @Inject DeleteUploads deleteUploads;

  @BeforeEach
  void aLiveProject() {
    key = Fixture.liveProject(fundraiser, "Reported");
    project = Fixture.id(key);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void areFetchedByReviewersAndWhoeverBroughtThemForFiveMinutes() {
    String paper = pdf();
    String screenshot = Uploads.document(reporter, "image/jpeg", Pictures.photograph(400, 300, 1));
    Answer made = reportWith(reporter, project, "FRAUD", List.of(paper, screenshot, paper));
    assertEquals(List.of(paper, screenshot), made.get("report.report.uploads.id"));
    String id = made.get("report.report.id");
    for (Person person : List.of(reporter, Person.REVIEWER, Person.ADMIN)) {
      Answer seen = person.asks(NODE, Map.of("id", id));
      assertEquals(List.of(paper, screenshot), seen.get("node.uploads.id"));
      assertNull(seen.get("node.uploads[0].url"));
      Reply fetched = StoreClient.get(seen.get("node.uploads[0].downloadUrl"));
      assertArrayEquals(Pictures.pdf(), fetched.body());
      assertEquals(
          "attachment; filename*=UTF-8''document.pdf", fetched.header("Content-Disposition"));
    }
    String url = reporter.asks(NODE, Map.of("id", id)).get("node.uploads[1].downloadUrl");
    Reply picture = StoreClient.get(url);
    assertEquals(
        "attachment; filename*=UTF-8''document.jpg", picture.header("Content-Disposition"));
    assertFalse(new String(picture.body(), StandardCharsets.ISO_8859_1).contains("GPS"));
    for (Person person : List.of(Person.VISITOR, fundraiser, Person.someoneNew())) {
      assertEquals("NOT_FOUND", person.asks(NODE, Map.of("id", id)).errorCode());
    }
    TestClock.advance(Duration.ofMinutes(5).plusSeconds(1));
    assertEquals(403, StoreClient.get(url).status());
  }

  @Test
  void areShownInTheQueueByOneStatementMore() {
    String screenshot = pdf();
    reportWith(reporter, project, "COPYRIGHT", List.of(screenshot)).get("report.report.id");
    report(Person.someoneNew(), project, "COPYRIGHT", null).get("report.report.id");
    Statements.assertAtMost(
        4,
        () ->
            Person.REVIEWER
                .asks(
                    "{ moderationQueue(first: 20, reasons: [COPYRIGHT]) { nodes { reports { reason uploads { id downloadUrl } } } } }")
                .get("moderationQueue"));
  }

  @Test
  void areKeptWhileTheReportUsesThem() {
    String first = pdf();
    String second = pdf();
    reportWith(reporter, project, "FRAUD", List.of(first)).get("report.report.id");
    passes(Duration.ofHours(25));
    assertEquals("READY", Uploads.ask(reporter, first).get("upload.state"));
    assertEquals("NOT_FOUND", Uploads.ask(reporter, second).errorCode());
    // Said again without it.
    report(reporter, project, "FRAUD", null).get("report.report.id");
    passes(Duration.ofHours(25));
    assertEquals("NOT_FOUND", Uploads.ask(reporter, first).errorCode());
  }

  @Test
  void goWithThePersonWhoBroughtThem() {
    String paper = pdf();
    reportWith(reporter, project, "FRAUD", List.of(paper)).get("report.report.id");
    String url =
        reporter
            .asks("query ($id: ID!) { upload(id: $id) { downloadUrl } }", Map.of("id", paper))
            .get("upload.downloadUrl");
    assertEquals(200, StoreClient.get(url).status());
    Database.column(
        "select erase_account(?)::text", Fixture.key(IdType.ACCOUNT, reporter.accountId()));
    passes(Duration.ofMinutes(12));
    TestClock.reset();
    assertEquals(404, StoreClient.get(url).status());
    assertEquals(1, reports());
  }

  @Test
  void areOnesOwnAndReadyAndDocuments() {
    String others = Uploads.document(fundraiser, "application/pdf", Pictures.pdf());
    String unknown = Ids.encode(IdType.UPLOAD, Ids.next());
    for (String id : List.of(others, unknown, project, "nonsense")) {
      assertEquals(
          "NOT_FOUND", reportWith(reporter, project, "FRAUD", List.of(id)).errorCode(), id);
    }
    String paper = pdf();
    String waiting =
        Uploads.id(Uploads.target(reporter, "PUT", "DOCUMENT", "application/pdf", Pictures.pdf()));
    byte[] photograph = Pictures.jpeg(30, 30);
    Map<String, Object> target = Uploads.target(reporter, "PUT", "IMAGE", "image/jpeg", photograph);
    Answer refused =
        reportWith(reporter, project, "FRAUD", List.of(paper, waiting, Uploads.id(target)));
    assertEquals(List.of("UPLOAD_NOT_READY", "NOT_A_DOCUMENT"), refused.userErrorCodes("report"));
    assertEquals(
        List.of(List.of("input", "uploadIds", "1"), List.of("input", "uploadIds", "2")),
        refused.get("report.userErrors.field"));
    List<String> six =
        Collections.nCopies(6, 0).stream().map(i -> Ids.encode(IdType.UPLOAD, Ids.next())).toList();
    assertEquals(
        List.of("TOO_MANY"), reportWith(reporter, project, "FRAUD", six).userErrorCodes("report"));
    assertEquals(0, reports());
  }

  private String pdf() {
    return Uploads.document(reporter, "application/pdf", Pictures.pdf());
  }

  private void passes(Duration time) {
    TestClock.advance(time);
    OnVertx.await(() -> deleteUploads.deleteDue());
  }

  private long reports() {
    return Database.count("select count(*) from reports where subject_id = ?", key);
  }
}
