package org.crowdshelf.support.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.Database;

/**
 * A page on which a person plays the payers and the banks of the simulators: it lists the payments
 * of the service, with a button for what may become of each.
 */
public final class PayDesk implements AutoCloseable {

  // One text a row: key, provider, state, amount, the number at the provider.
  private static final String PAYMENTS =
      """
      select concat_ws(' ', id, provider, state, amount_minor,
                       case provider when 'stripe' then provider_reference else merchant_reference end)
        from payments where provider in ('wechatpay', 'alipay', 'stripe') and state in ('PENDING', 'SUCCEEDED')
       order by id desc limit 100""";

  private final HttpServer server;

  private record Row(UUID key, String provider, String state, long amountMinor, String number) {
    static Row of(String text) {
      String[] cells = text.split(" ");
      return new Row(
          UUID.fromString(cells[0]), cells[1], cells[2], Long.parseLong(cells[3]), cells[4]);
    }

    boolean isPaid() {
      return state.equals("SUCCEEDED");
    }
  }

  private PayDesk(HttpServer server) {
    this.server = server;
  }

  /** Opens it on this port of the machine, 0 for any. */
  public static PayDesk open(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    PayDesk desk = new PayDesk(server);
    server.createContext("/", exchange -> desk.answer(exchange, 200, desk.page()));
    server.createContext("/pay", exchange -> desk.act(exchange, desk::pay));
    server.createContext("/take", exchange -> desk.act(exchange, desk::take));
    server.createContext("/refunds", exchange -> desk.act(exchange, row -> desk.endRefunds()));
    server.start();
    return desk;
  }

  /** Its address. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  private interface Act {
    boolean on(Row payment);
  }

  // A form sends the payment's key in the query.
  private void act(HttpExchange exchange, Act act) throws IOException {
    String key = exchange.getRequestURI().getQuery();
    Row payment = key == null ? null : find(UUID.fromString(key));
    if (act.on(payment)) {
      exchange.getResponseHeaders().set("Location", "/");
      answer(exchange, 303, "");
    } else {
      answer(exchange, 409, "The provider refuses it. An Alipay trade has to be opened first.");
    }
  }

  private static Row find(UUID key) {
    return rows().stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
  }

  private static List<Row> rows() {
    return Database.<String>column(PAYMENTS).stream().map(Row::of).toList();
  }

  private boolean pay(Row payment) {
    return switch (payment.provider()) {
      case "wechatpay" -> Simulators.wechat().pay(payment.number(), "somebody");
      case "alipay" -> Simulators.alipay().pay(payment.number());
      default -> Simulators.stripe().pay(payment.number());
    };
  }

  private boolean take(Row payment) {
    switch (payment.provider()) {
      case "wechatpay" ->
          Simulators.wechat().refundInConsole(payment.number(), payment.amountMinor());
      case "alipay" ->
          Simulators.alipay()
              .refundInConsole(
                  payment.number(), BigDecimal.valueOf(payment.amountMinor(), 2).toString());
      default -> Simulators.stripe().dispute(payment.number());
    }
    return true;
  }

  private boolean endRefunds() {
    Simulators.wechat().endRefunds();
    Simulators.stripe()
        .openRefunds()
        .forEach(number -> Simulators.stripe().endRefund(number, "succeeded"));
    return true;
  }

  private String page() {
    StringBuilder page = new StringBuilder("<!doctype html><title>Pay desk</title><table>");
    for (Row row : rows()) {
      page.append("<tr><td>%s<td>%s<td>%s<td>".formatted(row.provider(), row.number(), row.state()))
          .append(BigDecimal.valueOf(row.amountMinor(), 2))
          .append(
              row.isPaid()
                  ? button("take", row.key(), "Take back at the provider")
                  : button("pay", row.key(), "Pay"));
    }
    return page.append("</table>")
        .append("<form method=post action=/refunds><button>End all refunds</button></form>")
        .toString();
  }

  private static String button(String act, UUID key, String text) {
    return "<td><form method=post action=/%s?%s><button>%s</button></form>"
        .formatted(act, key, text);
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
