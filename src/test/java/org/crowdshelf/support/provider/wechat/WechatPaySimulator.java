package org.crowdshelf.support.provider.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.crowdshelf.support.provider.Faults;

/**
 * WeChat Pay's API v3 as an HTTP server: it checks signatures, fields, numbers and states as the
 * real one does, keeps its own books, notifies, and makes bills. Tests play the payer and the
 * weather.
 */
public final class WechatPaySimulator implements AutoCloseable {

  /** The number of the simulated merchant. */
  public static final String MERCHANT = "1900000001";

  /** A merchant for whom the simulated one is the service provider. */
  public static final String SUB_MERCHANT = "1900000109";

  /** The app that all scenes of the merchant belong to. */
  public static final String APP = "wx0000000000000001";

  /** The serial of the merchant's certificate. */
  public static final String SERIAL = "3775B6A45ACD588826D15E583A95F5DD00000001";

  /** The id of WeChat Pay's public key. */
  public static final String KEY_ID = "PUB_KEY_ID_0119000000012026112500000000001";

  /** The key of encrypted notifications. */
  public static final String API_V3_KEY = "0123456789ABCDEF0123456789abcdef";

  static {
    // Without it each answer waits 40 ms for the peer's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final LocalTime BILLS_FROM = LocalTime.of(10, 0);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Clock clock;
  private final Seal seal;
  private final Orders orders;
  private final Refunds refunds;
  private final Transfers transfers;
  private final Notifications notifications;
  private final Faults faults = new Faults();
  private final Map<String, byte[]> downloads = new ConcurrentHashMap<>();

  /**
   * Starts on a free port.
   *
   * @param merchantKey verifies the merchant's requests
   * @param platformKeys sign answers, by serial; notifications are signed by the first
   * @param scale what the waits between notifications are multiplied by
   */
  public WechatPaySimulator(
      PublicKey merchantKey, Map<String, KeyPair> platformKeys, Clock clock, double scale)
      throws IOException {
    this.clock = clock;
    this.seal = new Seal(MERCHANT, SERIAL, merchantKey, platformKeys, API_V3_KEY, clock);
    this.orders = new Orders(MERCHANT, SUB_MERCHANT, Set.of(APP), clock);
    this.refunds = new Refunds(orders, clock);
    this.transfers = new Transfers(seal, clock);
    this.notifications =
        new Notifications(seal, clock, platformKeys.keySet().iterator().next(), scale);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Scheme, host and port. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /**
   * The faults that calls show: order, query, close, refund, queryRefund, transfer, queryTransfer,
   * bill, download.
   */
  public Faults faults() {
    return faults;
  }

  /** The merchant's balance and the limits of refunds. */
  public Refunds refunds() {
    return refunds;
  }

  /** The merchant's transfers to people. */
  public Transfers transfers() {
    return transfers;
  }

  /** The notifications that are on their way. */
  public Notifications notifications() {
    return notifications;
  }

  /** The payer pays, and WeChat Pay notifies; answers false where it can no longer be paid. */
  public boolean pay(String number, String payer) {
    boolean paid = orders.pay(number, payer);
    if (paid) {
      Orders.Order order = orders.find(number);
      notifications.paid(order, orders.answer(order));
    }
    return paid;
  }

  /** The number of the order that a code, a page's address or a prepay id opens. */
  public String numberOf(String opening) {
    return orders.numberOf(opening);
  }

  /**
   * A client opens a payment by signed parameters, and its payer pays.
   *
   * @param app the app that the client belongs to
   * @param params as wx.requestPayment and getBrandWCPayRequest take them
   * @return false where the signature is wrong or the order cannot be paid
   */
  public boolean requestPayment(String app, Map<String, String> params) {
    String opened = params.getOrDefault("package", "");
    String signed =
        app + "\n" + params.get("timeStamp") + "\n" + params.get("nonceStr") + "\n" + opened + "\n";
    String number = orders.numberOf(opened.replaceFirst("^prepay_id=", ""));
    return number != null
        && "RSA".equals(params.get("signType"))
        && seal.isMerchants(signed, params.getOrDefault("paySign", ""))
        && pay(number, orders.payerOf(number));
  }

  /** The payer that paid an order. */
  public String payer(String number) {
    return orders.find(number).payer;
  }

  /** The numbers of the orders that were paid. */
  public Set<String> paid() {
    return orders.all().stream()
        .filter(order -> order.paidAt != null)
        .map(order -> order.number)
        .collect(Collectors.toSet());
  }

  /** The numbers of the refunds that still go on. */
  public List<String> openRefunds() {
    return refunds.all().stream()
        .filter(refund -> refund.status.equals("PROCESSING"))
        .map(refund -> refund.number)
        .toList();
  }

  /** A refund ends as SUCCESS, CLOSED or ABNORMAL, and WeChat Pay notifies. */
  public void endRefund(String number, String status) {
    notifications.refunded(refunds.end(number, status), MERCHANT);
  }

  /** Somebody refunds in WeChat Pay's console, of which nobody is notified; answers its number. */
  public String refundInConsole(String number, long fen) {
    String refund = "console-" + UUID.randomUUID();
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    call.put("out_trade_no", number).put("out_refund_no", refund);
    call.putObject("amount")
        .put("refund", fen)
        .put("total", orders.find(number).total)
        .put("currency", "CNY");
    refunds.make(call);
    refunds.end(refund, "SUCCESS");
    return refund;
  }

  /** Every refund that still goes on ends as SUCCESS. */
  public void endRefunds() {
    openRefunds().forEach(number -> endRefund(number, "SUCCESS"));
  }

  /** Notifies of a payment once, as if the message was made at this time; the receiver's status. */
  public int notifyPaid(String number, Instant at) {
    Orders.Order order = orders.find(number);
    return notifications.sendPaid(order, orders.answer(order), at);
  }

  /** Sends WeChat Pay's probe, a message with a wrong signature; the receiver's status. */
  public int probe(String number) {
    Orders.Order order = orders.find(number);
    return notifications.sendProbe(order, orders.answer(order));
  }

  /** An order's state at WeChat Pay. */
  public String state(String number) {
    return orders.find(number).state;
  }

  /** The sum that payers paid, less refunds, in fen. */
  public long kept() {
    long paid = orders.all().stream().filter(o -> o.paidAt != null).mapToLong(o -> o.total).sum();
    long back =
        refunds.all().stream()
            .filter(refund -> refund.status.equals("SUCCESS"))
            .mapToLong(refund -> refund.amount)
            .sum();
    return paid - back;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String call = call(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
    Faults.Fault fault = faults.of(call);
    if (fault != null && fault.kind() == Faults.Kind.SILENCE) {
      exchange.close();
      return;
    }
    int status;
    byte[] answer;
    boolean signed = true;
    try {
      if (fault != null && fault.kind() == Faults.Kind.ERROR) {
        throw new Refusal(fault.status(), fault.code());
      }
      check(exchange, target, body);
      if (call.equals("download")) {
        answer = downloads.get(exchange.getRequestURI().getQuery());
        signed = false;
        status = answer == null ? 404 : 200;
      } else {
        String serial = exchange.getRequestHeaders().getFirst("Wechatpay-Serial");
        ObjectNode json = answer(call, exchange.getRequestURI(), serial, body);
        answer = json == null ? new byte[0] : json.toString().getBytes(StandardCharsets.UTF_8);
        status = json == null ? 204 : 200;
      }
    } catch (Refusal refusal) {
      status = refusal.status();
      answer = error(refusal);
      signed = false;
    }
    send(exchange, status, answer == null ? new byte[0] : answer, signed, fault);
  }

  private void check(HttpExchange exchange, String target, byte[] body) {
    if (exchange.getRequestHeaders().getFirst("User-Agent") == null) {
      throw new Refusal(400, "INVALID_REQUEST");
    }
    seal.check(
        exchange.getRequestHeaders().getFirst("Authorization"),
        exchange.getRequestMethod(),
        target,
        body);
  }

  private static String call(String method, String path) {
    boolean post = method.equals("POST");
    if (path.startsWith("/v3/pay/")) {
      return !path.contains("/out-trade-no/") ? "order" : post ? "close" : "query";
    }
    if (path.startsWith("/v3/refund/domestic/refunds")) {
      return post ? "refund" : "queryRefund";
    }
    if (path.startsWith("/v3/fund-app/mch-transfer/transfer-bills")) {
      return post ? "transfer" : "queryTransfer";
    }
    return switch (path) {
      case "/v3/bill/tradebill" -> "bill";
      case "/v3/billdownload/file" -> "download";
      default -> "unknown";
    };
  }

  private ObjectNode answer(String call, URI uri, String serial, byte[] body) {
    boolean partner = uri.getPath().startsWith("/v3/pay/partner/");
    String[] steps = uri.getPath().replace("/partner/", "/").split("/");
    switch (call) {
      case "order":
        return orders.place(partner, steps[4], json(body));
      case "query":
        requireMerchant(partner, uri.getQuery());
        return orders.query(steps[5]);
      case "close":
        orders.requireMerchants(partner, json(body));
        orders.close(steps[5]);
        return null;
      case "refund":
        return refunds.make(json(body));
      case "queryRefund":
        return refunds.query(steps[5], subMerchant(uri.getQuery()));
      case "transfer":
        return transfers.make(serial, json(body));
      case "queryTransfer":
        return transfers.query(steps[6]);
      case "bill":
        return bill(uri.getQuery());
      default:
        throw new Refusal(404, "");
    }
  }

  private static String subMerchant(String query) {
    return query != null && query.contains("sub_mchid=")
        ? query.split("sub_mchid=")[1].split("&")[0]
        : null;
  }

  private static void requireMerchant(boolean partner, String query) {
    String wanted =
        partner ? "sp_mchid=" + MERCHANT + "&sub_mchid=" + SUB_MERCHANT : "mchid=" + MERCHANT;
    if (!wanted.equals(query)) {
      throw new Refusal(400, "PARAM_ERROR", "/query/mchid");
    }
  }

  private ObjectNode bill(String query) {
    LocalDate day = LocalDate.parse(query.split("bill_date=")[1].substring(0, 10));
    var now = clock.instant().atOffset(Orders.CHINA);
    boolean ready =
        day.isBefore(now.toLocalDate().minusDays(1))
            || day.isBefore(now.toLocalDate()) && !now.toLocalTime().isBefore(BILLS_FROM);
    if (!ready) {
      throw new Refusal(400, "STATEMENT_CREATING");
    }
    String receiver = subMerchant(query);
    String text =
        DayBill.of(
            day,
            orders.all().stream()
                .filter(order -> receiver == null || receiver.equals(order.subMerchant))
                .toList(),
            refunds.all().stream()
                .filter(refund -> receiver == null || receiver.equals(refund.order.subMerchant))
                .toList());
    if (text == null) {
      throw new Refusal(400, "NO_STATEMENT_EXIST");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String token = "token=" + UUID.randomUUID();
    downloads.put(token, bytes);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("hash_type", "SHA1");
    answer.put("hash_value", sha1(bytes));
    return answer.put("download_url", address() + "/v3/billdownload/file?" + token);
  }

  private static ObjectNode json(byte[] body) {
    try {
      JsonNode json = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      if (json instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException malformed) {
      // Answered like any other body that is not a JSON object.
    }
    throw new Refusal(400, "PARAM_ERROR", "/body");
  }

  private static byte[] error(Refusal refusal) {
    if (refusal.code().isEmpty()) {
      return new byte[0];
    }
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("code", refusal.code()).put("message", "simulated");
    if (refusal.field() != null) {
      error.putObject("detail").put("field", refusal.field()).put("location", "body");
    }
    return error.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void send(
      HttpExchange exchange, int status, byte[] body, boolean signed, Faults.Fault fault)
      throws IOException {
    Faults.Kind kind = fault == null ? null : fault.kind();
    if (Faults.losesAnswer(kind)) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Request-ID", UUID.randomUUID().toString());
    if (signed) {
      String asked = exchange.getRequestHeaders().getFirst("Wechatpay-Serial");
      String text = new String(body, StandardCharsets.UTF_8);
      seal.sign(asked, kind == Faults.Kind.WRONG_SIGNATURE ? text + " " : text, clock.instant())
          .forEach(exchange.getResponseHeaders()::set);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    int sent = kind == Faults.Kind.HALF_ANSWER ? body.length / 2 : body.length;
    if (sent > 0) {
      exchange.getResponseBody().write(body, 0, sent);
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    notifications.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
