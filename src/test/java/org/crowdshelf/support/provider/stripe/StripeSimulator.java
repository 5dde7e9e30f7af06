package org.crowdshelf.support.provider.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.crowdshelf.support.provider.Faults;
import org.crowdshelf.support.provider.Notifier;

/**
 * Stripe's API as an HTTP server, as far as Checkout Sessions, refunds and balance transactions go:
 * it keeps answers by idempotency key, its own books, and sends signed events.
 */
public final class StripeSimulator implements AutoCloseable {

  /** The simulated account's key. */
  public static final String KEY = "sk_test_simulated";

  /** The signing secret of its events. */
  public static final String SECRET = "whsec_simulated";

  static {
    // Without it each answer waits 40 ms for the peer's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int PAGE = 2;

  private record Stored(String request, int status, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Ledger ledger;
  private final Clock clock;
  private final URI callback;
  private final Faults faults = new Faults();
  private final Notifier notifier;
  private final Map<String, Stored> answered = new ConcurrentHashMap<>();

  /**
   * Starts on a free port.
   *
   * @param callback the endpoint that events are sent to
   * @param scale what the waits between events are multiplied by
   */
  public StripeSimulator(URI callback, Clock clock, double scale) throws IOException {
    this.callback = callback;
    this.clock = clock;
    this.ledger = new Ledger(clock);
    this.notifier =
        new Notifier(
            List.of(60, 300, 1800, 7200, 18000, 36000).stream().map(Duration::ofSeconds).toList(),
            scale,
            Duration.ofSeconds(10),
            answer -> answer.statusCode() / 100 == 2);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/", this::serve);
    server.start();
  }

  /** Scheme, host and port. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The faults that calls show: create, query, expire, refund, refunds, movements. */
  public Faults faults() {
    return faults;
  }

  /** Sends no events until told otherwise. */
  public void drop(boolean dropping) {
    notifier.drop(dropping);
  }

  /** The number of events that are neither accepted nor given up. */
  public int waiting() {
    return notifier.waiting();
  }

  /** Our references of the payments that were paid. */
  public Set<String> paid() {
    return ledger.paid();
  }

  /** The sum that payers paid, less refunds, in the currency's minor units. */
  public long kept() {
    return ledger.kept();
  }

  /** Our references of the refunds that still go on. */
  public List<String> openRefunds() {
    return ledger.openRefunds();
  }

  /** The payer pays on the page; false where it can no longer be paid. */
  public boolean pay(String session) {
    boolean paid = ledger.complete(session, false);
    if (paid) {
      send("checkout.session.completed", ledger.find(session), false);
    }
    return paid;
  }

  /** The payer chooses a delayed method. */
  public void payLater(String session) {
    ledger.complete(session, true);
    send("checkout.session.completed", ledger.find(session), false);
  }

  /** A delayed method succeeds or fails. */
  public void settleLater(String session, boolean paid) {
    if (paid) {
      ledger.settle(session);
    }
    send(
        "checkout.session.async_payment_" + (paid ? "succeeded" : "failed"),
        ledger.find(session),
        false);
  }

  /** A refund ends as succeeded, failed or canceled. */
  public void endRefund(String reference, String status) {
    send(
        status.equals("failed") ? "refund.failed" : "refund.updated",
        ledger.end(reference, status),
        false);
  }

  /** The payer's bank takes the money back. */
  public void dispute(String session) {
    send("charge.dispute.funds_withdrawn", ledger.dispute(session), false);
  }

  /** The bank decides the dispute for the merchant, and returns the money. */
  public void winDispute(String session) {
    send("charge.dispute.funds_reinstated", ledger.winDispute(session), false);
  }

  /** Sends an event of another type or mode. */
  public void send(String type, ObjectNode object, boolean live) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "evt_" + UUID.randomUUID().toString().replace("-", ""))
            .put("object", "event")
            .put("type", type)
            .put("livemode", live);
    event.putObject("data").set("object", object);
    String body = event.toString();
    notifier.send(() -> message(body));
  }

  private Notifier.Message message(String body) {
    long time = clock.instant().getEpochSecond();
    return new Notifier.Message(
        callback,
        Map.of(
            "Content-Type",
            "application/json",
            "Stripe-Signature",
            "t=" + time + ",v1=" + hmac(time + "." + body)),
        body);
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    boolean post = exchange.getRequestMethod().equals("POST");
    String call = call(post, path);
    Faults.Fault fault = faults.of(call);
    if (fault != null && fault.kind() == Faults.Kind.SILENCE) {
      exchange.close();
      return;
    }
    Stored answer;
    if (fault != null && fault.kind() == Faults.Kind.ERROR) {
      answer = new Stored("", fault.status(), error("api_error", fault.code()));
    } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer = new Stored("", 401, error("invalid_request_error", ""));
    } else if (post) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      answer = once(key, path + "?" + body, () -> answer(call, path, form(body), ""));
    } else {
      answer = answer(call, path, Map.of(), exchange.getRequestURI().getQuery());
    }
    send(exchange, answer, fault);
  }

  // One answer for one key, errors of the business included; only refused parameters are not kept.
  private synchronized Stored once(
      String key, String request, java.util.function.Supplier<Stored> answer) {
    Stored known = answered.get(key);
    if (known != null && !known.request().equals(request)) {
      return new Stored(request, 400, error("idempotency_error", ""));
    }
    if (known != null) {
      return known;
    }
    Stored made = answer.get();
    Stored stored = new Stored(request, made.status(), made.body());
    if (made.status() == 200) {
      answered.put(key, stored);
    }
    return stored;
  }

  private static String call(boolean post, String path) {
    if (path.startsWith("/v1/checkout/sessions")) {
      return path.endsWith("/expire") ? "expire" : post ? "create" : "query";
    }
    return path.startsWith("/v1/refunds") ? post ? "refund" : "refunds" : "movements";
  }

  private Stored answer(String call, String path, Map<String, String> form, String query) {
    String[] steps = path.split("/");
    Map<String, String> asked = form(query == null ? "" : query);
    try {
      ObjectNode json =
          switch (call) {
            case "create" -> ledger.create(form);
            case "query" -> ledger.find(steps[4]);
            case "expire" -> ledger.expire(steps[4]);
            case "refund" -> ledger.refund(form);
            case "refunds" -> ledger.refundsOf(asked.get("payment_intent"));
            default ->
                ledger.movements(
                    Long.parseLong(asked.get("created[gte]")),
                    Long.parseLong(asked.get("created[lt]")),
                    asked.getOrDefault("starting_after", ""),
                    PAGE);
          };
      return new Stored("", 200, json.toString());
    } catch (Ledger.Refusal refusal) {
      return new Stored("", refusal.status, error(refusal.type, refusal.getMessage()));
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : text.split("&")) {
      String[] parts = field.split("=", 2);
      if (parts.length == 2) {
        form.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  private static String error(String type, String code) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.putObject("error").put("type", type).put("code", code);
    return error.toString();
  }

  private static void send(HttpExchange exchange, Stored answer, Faults.Fault fault)
      throws IOException {
    Faults.Kind kind = fault == null ? null : fault.kind();
    if (Faults.losesAnswer(kind)) {
      exchange.close();
      return;
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange
        .getResponseBody()
        .write(body, 0, kind == Faults.Kind.HALF_ANSWER ? body.length / 2 : body.length);
    exchange.close();
  }

  @Override
  public void close() {
    notifier.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
