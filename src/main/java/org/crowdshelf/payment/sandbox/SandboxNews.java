package org.crowdshelf.payment.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;

/**
 * The messages about one result: what the provider's behaviour makes of it.
 *
 * @param at when each is due
 */
record SandboxNews(List<UUID> ids, List<String> bodies, List<Instant> at) {

  /**
   * Stores messages within a statement whose table {@code ended} has a row if there is a result; $1
   * to $3 are the columns of this record.
   */
  static final String QUEUE =
      """
      , queued as (
        insert into sandbox_messages (id, reference, body, next_attempt_at)
        select m.id, ended.reference, m.body, m.at
          from ended, unnest($1::uuid[], $2::text[], $3::timestamptz[]) as m (id, body, at)
      )
      select count(*) as ended from ended""";

  private static final long SLOW_SECONDS = 10;
  private static final long RETURNED_SECONDS = 60;

  private SandboxNews() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** The messages about a payment that ended in this state. */
  static SandboxNews ofPayment(String merchant, SandboxPayment payment, String state, Instant now) {
    return of(
        payment.behaviour(),
        now,
        body(merchant, payment, "payment", state, payment.capturedMinor()),
        body(merchant, payment, "payment", "PENDING", payment.capturedMinor()));
  }

  /** The messages about a refund that ended in this state. */
  static SandboxNews ofRefund(
      String merchant,
      SandboxPayment payment,
      String number,
      long amountMinor,
      String state,
      Instant now) {
    SandboxNews news =
        of(
            payment.behaviour(),
            now,
            refund(merchant, payment, number, amountMinor, state),
            refund(merchant, payment, number, amountMinor, "PENDING"));
    if (payment.behaviour() == Behaviour.REFUND_RETURNS) {
      news.add(refund(merchant, payment, number, amountMinor, "STUCK"), returnedAt(now));
    }
    return news;
  }

  /** When the payer's bank sends a refund of now back. */
  static Instant returnedAt(Instant now) {
    return now.plusSeconds(RETURNED_SECONDS);
  }

  /** The message that the payer's bank took money back. */
  static SandboxNews ofDispute(String merchant, SandboxPayment payment, Instant now) {
    SandboxNews news = new SandboxNews();
    news.add(body(merchant, payment, "dispute", "TAKEN", payment.amountMinor()), now);
    return news;
  }

  private static SandboxNews of(Behaviour behaviour, Instant now, String end, String pending) {
    SandboxNews news = new SandboxNews();
    switch (behaviour) {
      case NEVER -> {}
      case SLOW -> news.add(end, now.plusSeconds(SLOW_SECONDS));
      case TWICE -> {
        news.add(end, now);
        news.add(end, now);
      }
      case OUT_OF_ORDER -> {
        news.add(end, now);
        news.add(pending, now.plusSeconds(1));
      }
      default -> news.add(end, now);
    }
    return news;
  }

  private void add(String body, Instant due) {
    ids.add(Ids.next());
    bodies.add(body);
    at.add(due);
  }

  private static String refund(
      String merchant, SandboxPayment payment, String number, long amountMinor, String state) {
    return new JsonObject(body(merchant, payment, "refund", state, amountMinor))
        .put("refundReference", number)
        .encode();
  }

  private static String body(
      String merchant, SandboxPayment payment, String about, String state, long amountMinor) {
    return new JsonObject()
        .put("id", Ids.next().toString())
        .put("merchant", merchant)
        .put("about", about)
        .put("reference", payment.reference())
        .put("state", state)
        .put("amountMinor", amountMinor)
        .put("currency", payment.currency())
        .encode();
  }
}
