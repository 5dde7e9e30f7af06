package org.crowdshelf.spending.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Spendings;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several who declare spending at the same moment. */
@QuarkusTest
class DeclareAtOnceTest {

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
    Books.assertAgree(ProjectSteps.key(project));
  }

  @Test
  void neverShowsMoreThanWasPaidOutThoughFiftyDeclareAtOnce() {
    List<Map<String, Object>> inputs =
        Spendings.clients(50).stream().map(client -> input(PAID / 10)).toList();
    List<Answer> answers = Together.each(inputs, input -> Spendings.declare(fundraiser, input));
    assertEquals(10, answers.stream().filter(answer -> codes(answer).isEmpty()).count());
    assertEquals(
        List.of("SPENT_MORE_THAN_PAID_OUT"),
        answers.stream().flatMap(answer -> codes(answer).stream()).distinct().toList());
    assertEquals(List.of(10L, 10L, 0L, 0L), Spendings.stored(project));
  }

  @Test
  void isStoredOnceThoughItIsSentManyTimesAtOnce() {
    Map<String, Object> input = input(PAID);
    List<Answer> answers = AtOnce.run(6, () -> Spendings.declare(fundraiser, input));
    assertEquals(
        1,
        answers.stream()
            .map(answer -> answer.<String>get("declareSpending.spending.id"))
            .distinct()
            .count());
    assertEquals(List.of(1L, 1L, 0L, 0L), Spendings.stored(project));
  }

  @Test
  void anInvoiceAndAFileStandForOneSpendingOfTheSite() {
    Person other = Person.someoneNew();
    String theirs = Spendings.line(Spendings.paidOut(other, 10_000));
    String number = number();
    Map<Person, Map<String, Object>> same =
        Map.of(
            fundraiser,
            Spendings.input(
                line,
                900,
                Spendings.invoice(900, Spendings.original(fundraiser), "031-001", number)),
            other,
            Spendings.input(
                theirs, 900, Spendings.invoice(900, Spendings.original(other), "０３１ 001", number)));
    assertOneOf(same);
    String mine = Spendings.original(fundraiser);
    String copy = Spendings.original(other);
    Database.execute(
        "update uploads u set sha256 = o.sha256 from uploads o where u.id = ? and o.id = ?",
        Ids.require(IdType.UPLOAD, copy),
        Ids.require(IdType.UPLOAD, mine));
    assertOneOf(
        Map.of(
            fundraiser,
            Spendings.input(line, 800, Spendings.receipt(800, mine)),
            other,
            Spendings.input(theirs, 800, Spendings.receipt(800, copy))));
    String twice = Spendings.original(fundraiser);
    Answer doubled =
        Spendings.declare(
            fundraiser,
            Spendings.input(line, 20, Spendings.receipt(10, twice), Spendings.receipt(10, twice)));
    assertEquals(List.of("RECEIPT_USED_ALREADY"), codes(doubled));
    assertEquals(
        List.of("input", "receipts", "1"), doubled.get("declareSpending.userErrors[0].field"));
  }

  private static void assertOneOf(Map<Person, Map<String, Object>> inputs) {
    List<Person> people = List.copyOf(inputs.keySet());
    List<Answer> answers =
        Together.each(people, person -> Spendings.declare(person, inputs.get(person)));
    assertEquals(
        List.of(List.of(), List.of("RECEIPT_USED_ALREADY")),
        answers.stream()
            .map(DeclareAtOnceTest::codes)
            .sorted((one, next) -> one.size() - next.size())
            .toList());
    Person winner = people.get(codes(answers.get(0)).isEmpty() ? 0 : 1);
    Person loser = people.get(winner.equals(people.get(0)) ? 1 : 0);
    Map<String, Object> again =
        Spendings.with(inputs.get(loser), "idempotencyKey", UUID.randomUUID().toString());
    assertEquals(List.of("RECEIPT_USED_ALREADY"), codes(Spendings.declare(loser, again)));
    String spending =
        Stream.of(answers.get(0), answers.get(1))
            .filter(answer -> codes(answer).isEmpty())
            .map(answer -> answer.<String>get("declareSpending.spending.id"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(), Spendings.reverse(winner, spending, "重复申报").userErrorCodes("reverseSpending"));
    assertEquals(List.of(), codes(Spendings.declare(loser, again)), "it is free again");
  }

  private Map<String, Object> input(long fen) {
    return Spendings.input(line, fen, Spendings.receipt(fen, Spendings.original(fundraiser)));
  }

  private static String number() {
    return Long.toString(10_000_000 + (long) (Math.random() * 89_999_999));
  }

  private static List<String> codes(Answer answer) {
    return answer.userErrorCodes("declareSpending");
  }
}
