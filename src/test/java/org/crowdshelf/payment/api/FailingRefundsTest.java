package org.crowdshelf.payment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailingRefundsTest {

  private static final String LIST =
      """
      query ($first: Int, $after: String) {
        failingRefunds(first: $first, after: $after) {
          totalCount
          edges { cursor node { refundReference paymentReference provider amount { minor currency } attempts
                                lastError createdAt nextAttemptAt } }
          nodes { paymentReference }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }""";

  private static final String PAYMENT =
      """
      insert into payments (id, provider, merchant_reference, purpose_id, subject_id, currency, amount_minor, state,
                            created_at, expires_at, ended_at, next_query_at)
      values (?, 'sandbox', ?, ?, ?, 'CNY', 1000, 'SUCCEEDED', now(), now(), now(), now())""";

  // Older than the refunds of all other tests.
  private static final String REFUND =
      """
      insert into refunds (id, payment_id, merchant_reference, currency, amount_minor, state, attempts,
                           next_attempt_at, last_error, created_at)
      values (?, ?, ?, 'CNY', 1000, ?, 5, now() + interval '1 year', 'refused by the provider',
              timestamptz '2001-01-01T00:00:00Z' + interval '1 hour' * ?)""";

  private final UUID subject = Ids.next();
  private final List<String> oldestFirst = new ArrayList<>();

  @BeforeEach
  void createFailingRefunds() {
    for (int i = 0; i < 5; i++) {
      // The last two have the same time, so their keys decide the order.
      oldestFirst.add(refund("FAILING", Math.min(i, 3)));
    }
    refund("WAITING", 0);
  }

  @AfterEach
  void deleteFailingRefunds() {
    Database.execute(
        "delete from refunds where payment_id in (select id from payments where subject_id = ?)",
        subject);
    Database.execute("delete from payments where subject_id = ?", subject);
  }

  @Test
  void isForAdminsAlone() {
    assertEquals("UNAUTHENTICATED", page(Person.VISITOR, 20, null).errorCode());
    assertEquals("FORBIDDEN", page(Person.someoneNew(), 20, null).errorCode());
    assertEquals("FORBIDDEN", page(Person.REVIEWER, 20, null).errorCode());
  }

  @Test
  void pagesTheOldestFirst() {
    Answer first = page(Person.ADMIN, 3, null);
    assertEquals(oldestFirst.subList(0, 3), first.get("failingRefunds.nodes.paymentReference"));
    assertTrue(first.<Boolean>get("failingRefunds.pageInfo.hasNextPage"));
    assertFalse(first.<Boolean>get("failingRefunds.pageInfo.hasPreviousPage"));
    Answer next = page(Person.ADMIN, 2, first.get("failingRefunds.pageInfo.endCursor"));
    assertEquals(oldestFirst.subList(3, 5), next.get("failingRefunds.nodes.paymentReference"));
    assertTrue(next.<Boolean>get("failingRefunds.pageInfo.hasPreviousPage"));
  }

  @Test
  void countsAllThatKeepFailing() {
    long all = Database.count("select count(*) from refunds where state in ('FAILING', 'STUCK')");
    assertEquals(
        all, page(Person.ADMIN, 1, null).<Integer>get("failingRefunds.totalCount").longValue());
  }

  @Test
  void showsTheFieldsOfARefund() {
    Map<String, Object> refund = page(Person.ADMIN, 1, null).get("failingRefunds.edges[0].node");
    assertEquals("sandbox", refund.get("provider"));
    assertEquals(Map.of("minor", 1000, "currency", "CNY"), refund.get("amount"));
    assertEquals(5, refund.get("attempts"));
    assertEquals("refused by the provider", refund.get("lastError"));
    assertEquals("2001-01-01T00:00:00Z", refund.get("createdAt"));
  }

  @Test
  void refusesSizesOutside1To100AndForeignCursors() {
    for (int size : new int[] {0, -1, 101}) {
      assertEquals("BAD_USER_INPUT", page(Person.ADMIN, size, null).errorCode());
    }
    String foreign =
        Person.VISITOR
            .asks("{ projects(first: 1) { pageInfo { endCursor } } }")
            .get("projects.pageInfo.endCursor");
    for (String cursor : List.of("", "AAAA", foreign == null ? "x" : foreign)) {
      assertEquals("BAD_USER_INPUT", page(Person.ADMIN, 1, cursor).errorCode());
    }
  }

  private String refund(String state, int hours) {
    UUID payment = Ids.next();
    UUID refund = Ids.next();
    String reference = payment.toString().replace("-", "");
    Database.execute(PAYMENT, payment, reference, Ids.next(), subject);
    Database.execute(REFUND, refund, payment, refund.toString().replace("-", ""), state, hours);
    return reference;
  }

  private static Answer page(Person person, int first, String after) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("first", first);
    variables.put("after", after);
    return person.asks(LIST, variables);
  }
}
