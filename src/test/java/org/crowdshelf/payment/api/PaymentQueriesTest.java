package org.crowdshelf.payment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Findings;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Admins find payments by their numbers, and close what the books disagree about. */
@QuarkusTest
class PaymentQueriesTest {

  private static final String PAYMENTS =
      """
      query ($filter: PaymentFilter!, $after: String) {
        payments(first: 1, after: $after, filter: $filter) {
          totalCount nodes { reference state transactionNumber pledge { id } refunds { reason state } }
          pageInfo { hasNextPage endCursor }
        }
      }""";

  private static final String CLOSE =
      """
      mutation ($input: ClosePaymentFindingInput!) {
        closePaymentFinding(input: $input) {
          finding { state note closedBy { id } closedAt } userErrors { code field message }
        }
      }""";

  private final Person backer = Person.someoneNew();
  private UUID pledge;

  @BeforeEach
  void aPaidPledge() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "A library");
    pledge = Backing.paid(backer, Backing.input(project, 1000));
  }

  @Test
  void findsAPaymentByEachOfItsNumbers() {
    String reference = Sandbox.reference(pledge);
    String id = Ids.encode(IdType.PLEDGE, pledge);
    for (Map<String, String> filter :
        List.of(
            Map.of("reference", reference),
            Map.of("transactionNumber", reference),
            Map.of("pledgeId", id))) {
      Answer found = payments(Person.ADMIN, filter);
      assertEquals(1, found.<Integer>get("payments.totalCount"), filter::toString);
      assertEquals(reference, found.get("payments.nodes[0].reference"));
      assertEquals("SUCCEEDED", found.get("payments.nodes[0].state"));
      assertEquals(id, found.get("payments.nodes[0].pledge.id"));
    }
    assertEquals(
        0, payments(Person.ADMIN, Map.of("reference", "?")).<Integer>get("payments.totalCount"));
  }

  @Test
  void isForAdminsAlone() {
    Map<String, String> filter = Map.of("pledgeId", Ids.encode(IdType.PLEDGE, pledge));
    assertEquals("UNAUTHENTICATED", payments(Person.VISITOR, filter).errorCode());
    assertEquals("FORBIDDEN", payments(backer, filter).errorCode());
    assertEquals("FORBIDDEN", payments(Person.REVIEWER, filter).errorCode());
  }

  @Test
  void wantsExactlyOneNumber() {
    assertEquals("BAD_USER_INPUT", payments(Person.ADMIN, Map.of()).errorCode());
    assertEquals(
        "BAD_USER_INPUT",
        payments(Person.ADMIN, Map.of("reference", "a", "transactionNumber", "b")).errorCode());
    assertEquals("NOT_FOUND", payments(Person.ADMIN, Map.of("pledgeId", "plg_x")).errorCode());
    assertEquals(
        "NOT_FOUND", payments(Person.ADMIN, Map.of("reference", "x".repeat(101))).errorCode());
  }

  @Test
  void closesAFindingOnceWithANote() {
    UUID finding = Findings.open("reference-" + pledge);
    Answer closed = close(Person.ADMIN, finding, " 已与微信支付核对 ");
    assertEquals(List.of(), closed.userErrorCodes("closePaymentFinding"));
    assertEquals("CLOSED", closed.get("closePaymentFinding.finding.state"));
    assertEquals("已与微信支付核对", closed.get("closePaymentFinding.finding.note"));
    assertEquals(Person.ADMIN.accountId(), closed.get("closePaymentFinding.finding.closedBy.id"));
    Answer again = close(Person.ADMIN, finding, "again");
    assertEquals(List.of("FINDING_STATE"), again.userErrorCodes("closePaymentFinding"));
    assertNull(again.get("closePaymentFinding.finding"));
    assertEquals(List.of("已与微信支付核对"), notes(finding));
  }

  @Test
  void refusesToCloseWithoutANoteOrWithOneThatIsTooLong() {
    UUID finding = Findings.open("open-" + pledge);
    assertEquals(
        List.of("NOTE_MISSING"),
        close(Person.ADMIN, finding, " ").userErrorCodes("closePaymentFinding"));
    assertEquals(
        List.of("TOO_LONG"),
        close(Person.ADMIN, finding, "x".repeat(501)).userErrorCodes("closePaymentFinding"));
    assertEquals("NOT_FOUND", close(Person.ADMIN, pledge, "unknown").errorCode());
    assertEquals(List.of(), notes(finding));
  }

  @Test
  void listsOpenFindingsTheOldestFirst() {
    String first = "first-" + UUID.randomUUID();
    Findings.open(first);
    UUID closed = Findings.open("closed-" + first);
    close(Person.ADMIN, closed, "done");
    List<String> open = references("");
    assertTrue(open.contains(first), open::toString);
    assertEquals(false, open.contains("closed-" + first));
    assertTrue(references("(states: [CLOSED])").contains("closed-" + first));
  }

  @Test
  void answersNothingToOthersByTheFindingsId() {
    String id = Ids.encode(IdType.FINDING, Findings.open("node-" + pledge));
    String node = "query ($id: ID!) { node(id: $id) { id } }";
    assertEquals(id, Person.ADMIN.asks(node, Map.of("id", id)).get("node.id"));
    assertEquals("NOT_FOUND", backer.asks(node, Map.of("id", id)).errorCode());
  }

  private static List<String> references(String arguments) {
    Map<String, Object> none = new HashMap<>();
    String after = null;
    List<String> all = new ArrayList<>();
    do {
      String page =
          arguments.isEmpty()
              ? "(first: 100, after: $after)"
              : arguments.replace("(", "(first: 100, after: $after, ");
      none.put("after", after);
      Answer answer =
          Person.ADMIN.asks(
              "query ($after: String) { paymentFindings%s { nodes { reference } pageInfo { hasNextPage endCursor } } }"
                  .formatted(page),
              none);
      all.addAll(answer.<List<String>>get("paymentFindings.nodes.reference"));
      after =
          answer.<Boolean>get("paymentFindings.pageInfo.hasNextPage")
              ? answer.get("paymentFindings.pageInfo.endCursor")
              : null;
    } while (after != null);
    return all;
  }

  private static Answer payments(Person person, Map<String, String> filter) {
    return person.asks(PAYMENTS, Map.of("filter", filter));
  }

  private static Answer close(Person person, UUID finding, String note) {
    return person.asks(
        CLOSE,
        Map.of("input", Map.of("findingId", Ids.encode(IdType.FINDING, finding), "note", note)));
  }

  private static List<String> notes(UUID finding) {
    return Database.column(
        "select note from payment_findings where id = ? and note is not null", finding);
  }
}
