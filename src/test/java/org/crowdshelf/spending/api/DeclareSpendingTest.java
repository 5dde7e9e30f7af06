package org.crowdshelf.spending.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Pictures;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Sha256;
import org.crowdshelf.support.Spendings;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.StoreClient;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Uploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeclareSpendingTest {

  private static final long PAID = 1_000_000;

  private final Person fundraiser = Person.someoneNew();
  private String project;
  private String line;

  @BeforeEach
  void aProjectThatWasPaid() {
    project = Spendings.paidOut(fundraiser, PAID / 100);
    line = Spendings.line(project);
  }

  @AfterEach
  void checkTheBooks() {
    TestClock.reset();
    Books.assertAgree(ProjectSteps.key(project));
  }

  @Test
  void countsAtOnceAndIsShownToEveryoneWithoutItsOriginals() {
    byte[] paper =
        new String(Pictures.pdf(), StandardCharsets.US_ASCII)
            .replace("<<>>", "<< /Id (" + UUID.randomUUID() + ") >>")
            .getBytes(StandardCharsets.US_ASCII);
    String original = Uploads.document(fundraiser, "application/pdf", paper);
    String address = Uploads.picture(fundraiser, Pictures.jpeg(40, 30));
    String picture =
        Ids.encode(
            IdType.UPLOAD,
            Database.value("select id from uploads where ? like '%/' || name || '/%'", address));
    Map<String, Object> input =
        Spendings.input(
            line,
            12_050,
            Spendings.receipt(
                "INVOICE", 12_000, original, Map.of("number", number(), "publicId", picture)),
            Spendings.receipt(50, Spendings.original(fundraiser)));
    Answer declared = Spendings.declare(fundraiser, input);
    String spending = declared.get("declareSpending.spending.id");
    assertEquals("DECLARED", declared.get("declareSpending.spending.state"));
    assertEquals(
        spending,
        Spendings.declare(fundraiser, input).get("declareSpending.spending.id"),
        "sent again");
    assertEquals(List.of(1L, 2L, 0L, PAID - 12_050), Spendings.stored(project));
    assertEquals(
        List.of("IDEMPOTENCY_KEY_REUSED"),
        codes(Spendings.declare(fundraiser, Spendings.with(input, "purpose", "书架"))));
    Answer shown = Spendings.list(Person.VISITOR, project, Map.of());
    assertEquals(12_050, (int) shown.get("project.budget[0].receipted.minor"));
    assertEquals(List.of(spending), shown.get("project.spending.nodes.id"));
    assertEquals(address, shown.get("project.spending.nodes[0].receipts[0].publicUrl"));
    assertNull(shown.get("project.spending.nodes[0].receipts[0].originalUrl"));
    assertEquals(
        "****"
            + ((String) ((Map<?, ?>) ((List<?>) input.get("receipts")).get(0)).get("number"))
                .substring(4),
        shown.get("project.spending.nodes[0].receipts[0].numberEnds"));
    assertNull(
        Spendings.list(Person.someoneNew(), project, Map.of())
            .get("project.spending.nodes[0].receipts[0].originalUrl"));
    for (Person person : List.of(fundraiser, Person.REVIEWER)) {
      Answer seen = Spendings.list(person, project, Map.of());
      assertArrayEquals(
          paper,
          StoreClient.get(seen.get("project.spending.nodes[0].receipts[0].originalUrl")).body());
      assertEquals(
          Sha256.hex(new String(paper, StandardCharsets.US_ASCII)),
          seen.get("project.spending.nodes[0].receipts[0].sha256"));
    }
    Answer funds = Payouts.shown(Person.VISITOR, project);
    assertEquals(12_050, (int) funds.get("project.funds.receipted.minor"));
    assertEquals(PAID - 12_050, (int) funds.get("project.funds.unreceipted.minor"));
    assertEquals(PAID, (int) funds.get("project.funds.raised.minor"));
  }

  @Test
  void isForItsOwnPeopleAndTheirOwnFiles() {
    Map<String, Object> input = input(1_000);
    assertEquals("UNAUTHENTICATED", Spendings.declare(Person.VISITOR, input).errorCode());
    assertEquals("FORBIDDEN", Spendings.declare(Person.someoneNew(), input).errorCode());
    assertEquals("FORBIDDEN", Spendings.declare(Person.REVIEWER, input).errorCode());
    Map<String, Object> unknown =
        Spendings.with(input, "budgetLineId", "bgt_0000000000000000000000");
    assertEquals("NOT_FOUND", Spendings.declare(fundraiser, unknown).errorCode());
    Map<String, Object> of =
        Spendings.input(line, 1_000, Spendings.receipt(1_000, Spendings.original(Person.REVIEWER)));
    assertEquals("NOT_FOUND", Spendings.declare(fundraiser, of).errorCode());
    Map<String, Object> told = Spendings.with(input, "updateId", "upd_0000000000000000000000");
    assertEquals("NOT_FOUND", Spendings.declare(fundraiser, told).errorCode());
    assertEquals(List.of(0L, 0L, 0L, PAID), Spendings.stored(project));
  }

  @Test
  void saysEverythingThatIsWrongAndStoresNothing() {
    String original = Spendings.original(fundraiser);
    Map<String, Object> good = input(1_000);
    assertWrong("TOO_LONG", Spendings.with(good, "payee", "书".repeat(101)));
    assertWrong("BLANK", Spendings.with(good, "purpose", " "));
    assertWrong("BLANK", Spendings.with(good, "receipts", List.of()));
    assertWrong("TOO_LONG", Spendings.with(good, "idempotencyKey", "k".repeat(256)));
    assertWrong(
        "TOO_MANY",
        Spendings.with(good, "receipts", Collections.nCopies(21, Spendings.receipt(1, original))));
    assertWrong(
        "OUT_OF_RANGE", Spendings.with(good, "spentOn", Spendings.today().plusDays(1).toString()));
    assertWrong(
        "OUT_OF_RANGE", Spendings.with(good, "spentOn", Spendings.today().minusDays(1).toString()));
    assertWrong(
        "CURRENCY_MISMATCH",
        Spendings.with(good, "amount", Map.of("minor", 1_000, "currency", "USD")));
    assertWrong("RECEIPTS_DO_NOT_ADD_UP", Spendings.input(line, 1_001, receipt(1_000)));
    assertWrong("BLANK", with("INVOICE", 1_000, Map.of()));
    assertWrong("BAD_CHARACTERS", with("INVOICE", 1_000, Map.of("number", "12/3")));
    assertWrong("TOO_LONG", with("RECEIPT", 1_000, Map.of("code", "1".repeat(41))));
    assertWrong("OUT_OF_RANGE", with("SIGNED_LIST", 50_001, Map.of()));
    assertEquals(
        "Please choose at most ¥500.00.",
        Spendings.declare(fundraiser, with("SIGNED_LIST", 50_001, Map.of()))
            .get("declareSpending.userErrors[0].message"));
    assertWrong("NOT_A_PICTURE", with("RECEIPT", 1_000, Map.of("publicId", original)));
    assertWrong(
        "NOT_A_DOCUMENT",
        Spendings.input(line, 1_000, Spendings.receipt(1_000, Spendings.picture(fundraiser))));
    Answer tooMuch = Spendings.declare(fundraiser, input(PAID + 1));
    assertEquals(List.of("SPENT_MORE_THAN_PAID_OUT"), codes(tooMuch));
    assertEquals(
        "Only ¥10,000.00 of this line is left to show.",
        tooMuch.get("declareSpending.userErrors[0].message"));
    assertEquals(List.of(0L, 0L, 0L, PAID), Spendings.stored(project));
    assertEquals(
        List.of(), codes(Spendings.declare(fundraiser, with("SIGNED_LIST", 50_000, Map.of()))));
  }

  @Test
  void waitsForThePayout() {
    Person other = Person.someoneNew();
    String unpaid = Payouts.succeeded(other, 1_000);
    Map<String, Object> input =
        Spendings.input(
            Spendings.line(unpaid), 100, Spendings.receipt(100, Spendings.original(other)));
    assertEquals(List.of("NOT_PAID_OUT_YET"), codes(Spendings.declare(other, input)));
    assertEquals(0L, Spendings.stored(unpaid).get(0));
  }

  @Test
  void isPagedAndFilteredWithAFixedNumberOfStatements() {
    List<String> declared = Stream.of(100L, 200L, 300L, 400L).map(fen -> declared(fen)).toList();
    Answer first = Spendings.list(Person.VISITOR, project, Map.of("first", 2));
    assertEquals(4, (int) first.get("project.spending.totalCount"));
    assertEquals(List.of(declared.get(3), declared.get(2)), first.get("project.spending.nodes.id"));
    Answer second =
        Spendings.list(
            Person.VISITOR,
            project,
            Map.of("first", 2, "after", first.<String>get("project.spending.pageInfo.endCursor")));
    assertEquals(
        List.of(declared.get(1), declared.get(0)), second.get("project.spending.nodes.id"));
    Spendings.accept(Person.REVIEWER, declared.get(1)).get("reviewSpending.spending.id");
    Map<String, Object> accepted = Map.of("states", List.of("ACCEPTED"), "line", line);
    assertEquals(
        List.of(declared.get(1)),
        Spendings.list(Person.VISITOR, project, accepted).get("project.spending.nodes.id"));
    assertEquals(
        "新华书店",
        Person.VISITOR
            .asks(
                "query ($id: ID!) { node(id: $id) { ... on Spending { payee } } }",
                Map.of("id", declared.get(0)))
            .get("node.payee"));
    Statements.assertAtMost(
        7, () -> Spendings.list(Person.VISITOR, project, Map.of()).get("project.spending"));
  }

  @Test
  void mayComeLateButNotFromBeforeThePayout() {
    TestClock.advance(Duration.ofDays(3));
    Map<String, Object> input =
        Spendings.with(input(500), "spentOn", Spendings.today().minusDays(2).toString());
    assertEquals(List.of(), codes(Spendings.declare(fundraiser, input)));
  }

  private String declared(long fen) {
    return Spendings.declared(fundraiser, line, fen);
  }

  private Map<String, Object> receipt(long fen) {
    return Spendings.receipt(fen, Spendings.original(fundraiser));
  }

  private Map<String, Object> input(long fen) {
    return Spendings.input(line, fen, receipt(fen));
  }

  private Map<String, Object> with(String kind, long fen, Map<String, ?> more) {
    return Spendings.input(
        line, fen, Spendings.receipt(kind, fen, Spendings.original(fundraiser), more));
  }

  private void assertWrong(String code, Map<String, Object> input) {
    assertEquals(
        List.of(code), codes(Spendings.declare(fundraiser, input)).stream().distinct().toList());
  }

  private static String number() {
    return Long.toString(10_000_000 + (long) (Math.random() * 89_999_999));
  }

  private static List<String> codes(Answer answer) {
    return answer.userErrorCodes("declareSpending");
  }
}
