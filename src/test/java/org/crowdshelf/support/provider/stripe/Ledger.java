package org.crowdshelf.support.provider.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The simulator's sessions, refunds and balance transactions. */
final class Ledger {

  /** An error answer. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int status;
    final String type;

    Refusal(int status, String type, String code) {
      super(code, null, false, false);
      this.status = status;
      this.type = type;
    }
  }

  /** A session with the payment that it leads to. */
  static final class Session {
    final String id;
    final Map<String, String> form;
    final long amount;
    final String currency;
    final long expiresAt;
    String status = "open";
    boolean paid;
    long paidAt;
    long refunded;
    boolean disputed;

    Session(String id, Map<String, String> form) {
      this.id = id;
      this.form = form;
      this.amount = Long.parseLong(form.get("line_items[0][price_data][unit_amount]"));
      this.currency = form.get("line_items[0][price_data][currency]");
      this.expiresAt = Long.parseLong(form.get("expires_at"));
    }

    String intent() {
      return id.replace("cs_", "pi_");
    }
  }

  /** A refund. */
  static final class Refund {
    final String id;
    final Session session;
    final long amount;
    final String reference;
    final long madeAt;
    String status = "pending";

    Refund(String id, Session session, long amount, String reference, long madeAt) {
      this.id = id;
      this.session = session;
      this.amount = amount;
      this.reference = reference;
      this.madeAt = madeAt;
    }
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final List<Refund> refunds = new ArrayList<>();
  private final List<ObjectNode> movements = new ArrayList<>();
  private final Clock clock;

  // Numbers of an earlier simulator are not given again: the service's tables outlive it.
  private final String run = Long.toHexString(System.nanoTime()) + "_";

  Ledger(Clock clock) {
    this.clock = clock;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  synchronized ObjectNode create(Map<String, String> form) {
    if (!"payment".equals(form.get("mode")) || !form.containsKey("success_url")) {
      throw new Refusal(400, "invalid_request_error", "parameter_missing");
    }
    Session session = new Session("cs_test_" + run + (sessions.size() + 1), form);
    long life = session.expiresAt - now();
    if (life < 30 * 60 || life > 24 * 3600) {
      throw new Refusal(400, "invalid_request_error", "parameter_invalid_integer");
    }
    if (session.amount < 50) {
      throw new Refusal(400, "invalid_request_error", "amount_too_small");
    }
    sessions.put(session.id, session);
    return json(session);
  }

  synchronized ObjectNode find(String id) {
    return json(session(id));
  }

  private Session session(String id) {
    Session session = sessions.get(id);
    if (session == null) {
      throw new Refusal(404, "invalid_request_error", "resource_missing");
    }
    if (session.status.equals("open") && now() >= session.expiresAt) {
      session.status = "expired";
    }
    return session;
  }

  synchronized ObjectNode expire(String id) {
    Session session = session(id);
    if (!session.status.equals("open")) {
      throw new Refusal(400, "invalid_request_error", "");
    }
    session.status = "expired";
    return json(session);
  }

  /** The payer fills in the page; a delayed method completes the session before it is paid. */
  synchronized boolean complete(String id, boolean delayed) {
    Session session = session(id);
    if (!session.status.equals("open")) {
      return false;
    }
    session.status = "complete";
    if (!delayed) {
      settle(session);
    }
    return true;
  }

  synchronized void settle(String id) {
    settle(session(id));
  }

  private void settle(Session session) {
    session.paid = true;
    session.paidAt = now();
    movements.add(movement("charge", session.amount, fee(session.amount), charge(session)));
  }

  private static long fee(long amount) {
    return amount * 29 / 1000 + 30;
  }

  synchronized ObjectNode refund(Map<String, String> form) {
    Session session =
        sessions.values().stream()
            .filter(one -> one.paid && one.intent().equals(form.get("payment_intent")))
            .findAny()
            .orElseThrow(() -> new Refusal(404, "invalid_request_error", "resource_missing"));
    long left = session.amount - session.refunded;
    long amount = Long.parseLong(form.getOrDefault("amount", Long.toString(left)));
    if (left == 0) {
      throw new Refusal(400, "invalid_request_error", "charge_already_refunded");
    }
    if (amount > left) {
      throw new Refusal(400, "invalid_request_error", "amount_too_large");
    }
    session.refunded += amount;
    Refund refund =
        new Refund(
            "re_" + run + (refunds.size() + 1),
            session,
            amount,
            form.get("metadata[refund_reference]"),
            now());
    refunds.add(refund);
    movements.add(movement("refund", -amount, 0, json(refund)));
    return json(refund);
  }

  synchronized ObjectNode refundsOf(String intent) {
    ArrayNode data = JSON.arrayNode();
    refunds.stream()
        .filter(refund -> refund.session.intent().equals(intent))
        .forEach(refund -> data.add(json(refund)));
    ObjectNode list = JSON.objectNode().put("object", "list").put("has_more", false);
    list.set("data", data);
    return list;
  }

  /** A refund ends; one that fails returns to the balance. */
  synchronized ObjectNode end(String reference, String status) {
    Refund refund =
        refunds.stream().filter(one -> reference.equals(one.reference)).findAny().orElseThrow();
    refund.status = status;
    if (status.equals("failed") || status.equals("canceled")) {
      refund.session.refunded -= refund.amount;
      movements.add(movement("refund_failure", refund.amount, 0, json(refund)));
    }
    return json(refund);
  }

  /** The bank takes the money of a session back. */
  synchronized ObjectNode dispute(String id) {
    ObjectNode dispute = dispute(id, "needs_response");
    session(id).disputed = true;
    movements.add(movement("adjustment", -session(id).amount, 1500, dispute));
    return dispute;
  }

  /** The bank returns it. */
  synchronized ObjectNode winDispute(String id) {
    ObjectNode dispute = dispute(id, "won");
    session(id).disputed = false;
    movements.add(movement("adjustment", session(id).amount, 0, dispute));
    return dispute;
  }

  private ObjectNode dispute(String id, String status) {
    Session session = session(id);
    return JSON.objectNode()
        .put("id", "dp_" + id)
        .put("object", "dispute")
        .put("amount", session.amount)
        .put("currency", session.currency)
        .put("payment_intent", session.intent())
        .put("status", status);
  }

  synchronized Set<String> paid() {
    return sessions.values().stream()
        .filter(session -> session.paid)
        .map(session -> session.form.get("client_reference_id"))
        .collect(Collectors.toSet());
  }

  synchronized long kept() {
    long paid =
        sessions.values().stream()
            .filter(one -> one.paid && !one.disputed)
            .mapToLong(one -> one.amount)
            .sum();
    return paid
        - refunds.stream()
            .filter(refund -> refund.status.equals("succeeded"))
            .mapToLong(refund -> refund.amount)
            .sum();
  }

  synchronized List<String> openRefunds() {
    return refunds.stream()
        .filter(refund -> refund.status.equals("pending") && refund.reference != null)
        .map(refund -> refund.reference)
        .toList();
  }

  synchronized ObjectNode movements(long from, long to, String after, int limit) {
    List<ObjectNode> matching =
        movements.stream()
            .filter(
                one -> one.path("created").asLong() >= from && one.path("created").asLong() < to)
            .toList();
    int begin = 0;
    for (int i = 0; i < matching.size(); i++) {
      if (matching.get(i).path("id").asText().equals(after)) {
        begin = i + 1;
      }
    }
    int end = Math.min(begin + limit, matching.size());
    ObjectNode list =
        JSON.objectNode().put("object", "list").put("has_more", end < matching.size());
    ArrayNode data = list.putArray("data");
    matching.subList(begin, end).forEach(data::add);
    return list;
  }

  private ObjectNode movement(String type, long amount, long fee, ObjectNode source) {
    ObjectNode movement =
        JSON.objectNode()
            .put("id", "txn_" + (movements.size() + 1))
            .put("object", "balance_transaction")
            .put("type", type)
            .put("amount", amount)
            .put("fee", fee)
            .put("currency", source.path("currency").asText())
            .put("created", now());
    movement.set("source", source);
    return movement;
  }

  private ObjectNode charge(Session session) {
    ObjectNode charge =
        JSON.objectNode()
            .put("id", session.id.replace("cs_", "ch_"))
            .put("object", "charge")
            .put("amount", session.amount)
            .put("currency", session.currency)
            .put("created", session.paidAt)
            .put("payment_intent", session.intent());
    charge
        .putObject("metadata")
        .put("reference", session.form.get("payment_intent_data[metadata][reference]"));
    charge.putObject("balance_transaction").put("fee", fee(session.amount));
    return charge;
  }

  private ObjectNode json(Session session) {
    ObjectNode json =
        JSON.objectNode()
            .put("id", session.id)
            .put("object", "checkout.session")
            .put("client_reference_id", session.form.get("client_reference_id"))
            .put("amount_total", session.amount)
            .put("currency", session.currency)
            .put("mode", "payment")
            .put("status", session.status)
            .put("payment_status", session.paid ? "paid" : "unpaid")
            .put("expires_at", session.expiresAt);
    json.put(
        "url",
        session.status.equals("open") ? "https://checkout.stripe.com/c/pay/" + session.id : null);
    if (session.paid) {
      json.putObject("payment_intent")
          .put("id", session.intent())
          .set("latest_charge", charge(session));
    }
    return json;
  }

  private static ObjectNode json(Refund refund) {
    ObjectNode json =
        JSON.objectNode()
            .put("id", refund.id)
            .put("object", "refund")
            .put("amount", refund.amount)
            .put("currency", refund.session.currency)
            .put("payment_intent", refund.session.intent())
            .put("status", refund.status)
            .put("created", refund.madeAt);
    if (refund.reference != null) {
      json.putObject("metadata").put("refund_reference", refund.reference);
    }
    if (refund.status.equals("failed")) {
      json.put("failure_reason", "expired_or_canceled_card");
    }
    return json;
  }
}
