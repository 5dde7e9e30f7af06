package org.crowdshelf.support.provider.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.crowdshelf.support.provider.Faults;
import org.crowdshelf.support.provider.Notifier;

/**
 * Alipay's gateway as an HTTP server: it checks the signatures of links and calls, keeps its own
 * trades, answers 200 in any case, signs its answers, and repeats notifications until the receiver
 * answers {@code success}.
 */
public final class AlipaySimulator implements AutoCloseable {

  /** The application of the simulated merchant. */
  public static final String APP = "2021000000000001";

  /** The simulated merchant. */
  public static final String SELLER = "2088000000000009";

  static {
    // Without it each answer waits 40 ms for the peer's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Duration> SCHEDULE =
      List.of(4, 10, 10, 60, 120, 360, 900).stream().map(Duration::ofMinutes).toList();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final PublicKey applicationKey;
  private final KeyPair keys;
  private final Clock clock;
  private final Trades trades;
  private final Faults faults = new Faults();
  private final Notifier notifier;
  private final Map<String, byte[]> bills = new ConcurrentHashMap<>();

  /**
   * Starts on a free port.
   *
   * @param applicationKey verifies the merchant's requests
   * @param keys sign answers and notifications
   * @param scale what the waits between notifications are multiplied by
   */
  public AlipaySimulator(PublicKey applicationKey, KeyPair keys, Clock clock, double scale)
      throws IOException {
    this.applicationKey = applicationKey;
    this.keys = keys;
    this.clock = clock;
    this.trades = new Trades(clock);
    this.notifier =
        new Notifier(
            SCHEDULE, scale, Duration.ofSeconds(5), answer -> answer.body().equals("success"));
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/gateway.do", this::serve);
    server.createContext("/bill", this::bill);
    server.start();
  }

  /** The address of the gateway. */
  public URI gateway() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/gateway.do");
  }

  /** The faults that calls show: query, close, refund, refundQuery, billQuery, open. */
  public Faults faults() {
    return faults;
  }

  /** The number of notifications that are neither accepted nor given up. */
  public int waiting() {
    return notifier.waiting();
  }

  /** Sends no notifications until told otherwise. */
  public void drop(boolean dropping) {
    notifier.drop(dropping);
  }

  /** The numbers of the trades that were paid. */
  public Set<String> paid() {
    return trades.all().stream()
        .filter(trade -> trade.paidAt != null)
        .map(trade -> trade.number)
        .collect(Collectors.toSet());
  }

  /** The sum that payers paid, less refunds, in fen. */
  public long kept() {
    return trades.all().stream()
        .filter(trade -> trade.paidAt != null)
        .map(trade -> trade.amount.subtract(trade.refunded()))
        .mapToLong(yuan -> yuan.movePointRight(2).longValueExact())
        .sum();
  }

  /** The merchant's money from which refunds are paid, in yuan. */
  public void balance(String yuan) {
    trades.balance(new BigDecimal(yuan));
  }

  /** The payer pays an opened trade, and Alipay notifies; false where it can no longer be paid. */
  public boolean pay(String number) {
    boolean paid = trades.pay(number);
    if (paid) {
      Trades.Trade trade = trades.find(number);
      notifier.send(() -> message(trade, Map.of()));
    }
    return paid;
  }

  /** The time for refunds of a trade ends. */
  public void finish(String number) {
    trades.finish(number);
  }

  /** Notifies of a trade once, with more or other parameters; the receiver's status. */
  public int notifyOnce(String number, Map<String, String> more) {
    return notifier.sendOnce(message(trades.find(number), more));
  }

  /** Somebody refunds on Alipay's merchant pages; answers the refund's number. */
  public String refundInConsole(String number, String yuan) {
    String refund = "console" + UUID.randomUUID().toString().replace("-", "");
    trades.refund(
        JsonNodeFactory.instance
            .objectNode()
            .put("out_trade_no", number)
            .put("out_request_no", refund)
            .put("refund_amount", yuan));
    notifyRefund(number, refund);
    return refund;
  }

  /** Notifies of a refund that was made. */
  public void notifyRefund(String number, String refundNumber) {
    Trades.Trade trade = trades.find(number);
    notifier.send(
        () ->
            message(
                trade,
                Map.of(
                    "refund_fee",
                    trade.refunded().toPlainString(),
                    "out_biz_no",
                    refundNumber,
                    "gmt_refund",
                    Trades.time(clock.instant()) + ".123")));
  }

  private void serve(HttpExchange exchange) throws IOException {
    boolean get = exchange.getRequestMethod().equals("GET");
    String form =
        get
            ? exchange.getRequestURI().getRawQuery()
            : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    TreeMap<String, String> parameters = decoded(form);
    String method = parameters.getOrDefault("method", "");
    String call = get ? "open" : call(method);
    Faults.Fault fault = faults.of(call);
    if (fault != null && fault.kind() == Faults.Kind.SILENCE) {
      exchange.close();
      return;
    }
    if (get) {
      page(exchange, parameters, method);
      return;
    }
    String name = method.replace('.', '_') + "_response";
    boolean signed = true;
    ObjectNode content;
    try {
      if (fault != null && fault.kind() == Faults.Kind.ERROR) {
        content = fault.status() == 401 ? gatewayError() : error("20000", fault.code());
        signed = fault.status() != 401;
      } else if (!verifies(parameters)) {
        content = gatewayError();
        signed = false;
      } else {
        content = answer(method, JSON.readTree(parameters.get("biz_content")));
        content.put("code", "10000").put("msg", "Success");
      }
    } catch (Trades.Refusal refusal) {
      content = error("40004", refusal.getMessage());
    }
    // Alipay escapes slashes, which a client that writes the text anew would lose.
    String text = content.toString().replace("/", "\\/");
    boolean wrong = fault != null && fault.kind() == Faults.Kind.WRONG_SIGNATURE;
    String sign = signed ? ",\"sign\":\"" + sign(wrong ? text + " " : text) + "\"" : "";
    send(exchange, "{\"" + name + "\":" + text + sign + "}", fault);
  }

  private void page(HttpExchange exchange, TreeMap<String, String> parameters, String method)
      throws IOException {
    boolean payment =
        method.equals("alipay.trade.wap.pay") || method.equals("alipay.trade.page.pay");
    String page = "opened";
    if (!payment || !verifies(parameters)) {
      page = "INVALID_SIGN";
    } else {
      try {
        trades.open(parameters, JSON.readTree(parameters.get("biz_content")));
      } catch (Trades.Refusal refusal) {
        page = refusal.getMessage();
      }
    }
    byte[] html = page.getBytes(Charset.forName("GBK"));
    exchange.sendResponseHeaders(page.equals("opened") ? 200 : 400, html.length);
    exchange.getResponseBody().write(html);
    exchange.close();
  }

  private static String call(String method) {
    return switch (method) {
      case "alipay.trade.query" -> "query";
      case "alipay.trade.close" -> "close";
      case "alipay.trade.refund" -> "refund";
      case "alipay.trade.fastpay.refund.query" -> "refundQuery";
      default -> "billQuery";
    };
  }

  private ObjectNode answer(String method, JsonNode content) {
    String number = content.path("out_trade_no").asText();
    return switch (call(method)) {
      case "query" -> trades.query(number);
      case "close" -> trades.close(number);
      case "refund" -> trades.refund(content);
      case "refundQuery" -> trades.refundQuery(content);
      default -> billAddress(LocalDate.parse(content.path("bill_date").asText()));
    };
  }

  private ObjectNode billAddress(LocalDate day) {
    LocalDate today = clock.instant().atOffset(Trades.CHINA).toLocalDate();
    if (!day.isBefore(today)) {
      throw new Trades.Refusal("isp.bill_not_exist");
    }
    String key = UUID.randomUUID().toString();
    bills.put(key, BillFile.of(day, trades.all()));
    return JsonNodeFactory.instance
        .objectNode()
        .put("bill_download_url", gateway().resolve("/bill?" + key).toString());
  }

  private void bill(HttpExchange exchange) throws IOException {
    byte[] zip = bills.get(exchange.getRequestURI().getQuery());
    exchange.sendResponseHeaders(zip == null ? 404 : 200, zip == null ? -1 : zip.length);
    if (zip != null) {
      exchange.getResponseBody().write(zip);
    }
    exchange.close();
  }

  private static ObjectNode error(String code, String subCode) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", code)
        .put("msg", "simulated")
        .put(
            "sub_code",
            subCode.startsWith("ACQ") || subCode.startsWith("is") ? subCode : "ACQ." + subCode);
  }

  private static ObjectNode gatewayError() {
    return error("40002", "isv.invalid-signature");
  }

  private boolean verifies(TreeMap<String, String> parameters) {
    TreeMap<String, String> signed = new TreeMap<>(parameters);
    String signature = signed.remove("sign");
    if (signature == null || !APP.equals(signed.get("app_id"))) {
      return false;
    }
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(applicationKey);
      check.update(content(signed).getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  private String sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Notifier.Message message(Trades.Trade trade, Map<String, String> more) {
    TreeMap<String, String> parameters = new TreeMap<>();
    parameters.put("app_id", APP);
    parameters.put("auth_app_id", APP);
    parameters.put("charset", "utf-8");
    parameters.put("notify_id", UUID.randomUUID().toString().replace("-", ""));
    parameters.put("notify_time", Trades.time(clock.instant()));
    parameters.put("notify_type", "trade_status_sync");
    parameters.put("out_trade_no", trade.number);
    parameters.put("trade_no", trade.id);
    parameters.put("trade_status", trade.status);
    parameters.put("total_amount", trade.amount.toPlainString());
    parameters.put("seller_id", SELLER);
    parameters.put("buyer_id", "2088000000000001");
    parameters.put("subject", "a + b 100% ");
    if (trade.paidAt != null) {
      parameters.put("gmt_payment", Trades.time(trade.paidAt));
    }
    parameters.putAll(more);
    parameters.put("sign", sign(content(parameters)));
    parameters.put("sign_type", "RSA2");
    String body =
        parameters.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    return new Notifier.Message(URI.create(trade.callback), headers, body);
  }

  private static String content(Map<String, String> sorted) {
    return sorted.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining("&"));
  }

  private static TreeMap<String, String> decoded(String form) {
    TreeMap<String, String> parameters = new TreeMap<>();
    for (String parameter : form.split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static void send(HttpExchange exchange, String text, Faults.Fault fault)
      throws IOException {
    Faults.Kind kind = fault == null ? null : fault.kind();
    if (Faults.losesAnswer(kind)) {
      exchange.close();
      return;
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
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
