package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.NodeScripts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.process.Http;
import org.crowdshelf.support.provider.Simulators;
import org.crowdshelf.support.provider.wechat.WechatPaySimulator;
import org.junit.jupiter.api.Test;

/**
 * The payment code in {@code src/docs/front-end.md}: in a mini-program, a page in WeChat, phones'
 * browsers and at a computer, each with its provider. Skipped without Node.
 */
@QuarkusTest
@QuarkusTestResource(value = Simulators.class, restrictToAnnotatedClass = true)
@TestProfile(PaymentExamplesTest.WithPayersInTokens.class)
class PaymentExamplesTest {

  /** The token names the payer, and the service runs behind one proxy. */
  public static final class WithPayersInTokens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("crowdshelf.payment.payer-claim", "sub", "crowdshelf.proxy.hops", "1");
    }
  }

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Test
  void paysWithEachProvider() throws Exception {
    Person backer = Person.someoneNew();
    UUID project = Fixture.liveProject(Person.someoneNew(), "山区图书室");
    HttpServer payer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    payer.createContext("/", PaymentExamplesTest::act);
    payer.start();
    try {
      NodeScripts.run(
          "payments.js",
          endpoint.toString(),
          Path.of("src/docs/front-end.md").toAbsolutePath().toString(),
          backer.token(),
          Fixture.id(project),
          "http://localhost:" + payer.getAddress().getPort());
    } finally {
      payer.stop(0);
    }
    assertEquals(
        7,
        Database.count(
            "select count(*) from pledges where project_id = ? and state = 'PAID'", project));
    String inMiniProgram =
        Database.value(
            "select merchant_reference from payments where subject_id = ? and scene = 'WECHAT_MINI_PROGRAM'"
                + " order by created_at limit 1",
            project);
    assertEquals(backer.name(), Simulators.wechat().payer(inMiniProgram));
  }

  private static void act(HttpExchange exchange) throws IOException {
    JsonObject said =
        new JsonObject(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    boolean paid =
        switch (exchange.getRequestURI().getPath()) {
          case "/mini-program" ->
              Simulators.wechat().requestPayment(WechatPaySimulator.APP, texts(said));
          case "/page" -> Simulators.wechat().requestPayment(said.getString("appId"), texts(said));
          case "/code" -> scan(said.getString("content"));
          case "/h5" -> scan(said.getString("address"));
          case "/alipay" -> openLink(said.getString("address"));
          default -> {
            String page = said.getString("address");
            yield Simulators.stripe().pay(page.substring(page.lastIndexOf('/') + 1));
          }
        };
    byte[] answer = (paid ? "ok" : "fail").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static Map<String, String> texts(JsonObject params) {
    return params.stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> (String) one.getValue()));
  }

  private static boolean scan(String opening) {
    String number = Simulators.wechat().numberOf(opening.replaceFirst("&redirect_url=.*$", ""));
    return number != null && Simulators.wechat().pay(number, "somebody");
  }

  private static boolean openLink(String address) {
    Http.send(HttpRequest.newBuilder(URI.create(address)).build());
    return Simulators.alipay().pay(address.split("out_trade_no%22%3A%22")[1].substring(0, 32));
  }
}
