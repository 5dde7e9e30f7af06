package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.ProviderFailure;

/**
 * Sends signed requests to the API and believes signed answers only. The body is written once: what
 * is signed are the bytes that are sent.
 */
final class WechatClient {

  private static final JsonMapper JSON = new JsonMapper();

  private final WebClient web;
  private final URI address;
  private final Clock clock;
  private final Duration patience;

  /**
   * @param address scheme, host and port of the API
   * @param patience how long a call may take
   */
  WechatClient(WebClient web, URI address, Clock clock, Duration patience) {
    this.web = web;
    this.address = address;
    this.clock = clock;
    this.patience = patience;
  }

  /** Asks; the target is path and query as they are sent. */
  Uni<WechatAnswer> get(WechatAccount account, String target) {
    return send(account, HttpMethod.GET, target, "").map(answer -> believed(account, answer));
  }

  /** Sends a JSON body. */
  Uni<WechatAnswer> post(WechatAccount account, String target, ObjectNode body) {
    return send(account, HttpMethod.POST, target, body.toString())
        .map(answer -> believed(account, answer));
  }

  /** Fetches a bill, whose answer is not signed: its hash was told in a signed answer. */
  Uni<byte[]> download(WechatAccount account, String target) {
    return send(account, HttpMethod.GET, target, "")
        .map(
            answer -> {
              if (answer.statusCode() != 200) {
                throw new WechatAnswer(answer.statusCode(), json(answer)).failure();
              }
              return answer.body().getBytes();
            });
  }

  private Uni<HttpResponse<Buffer>> send(
      WechatAccount account, HttpMethod method, String target, String body) {
    return Uni.createFrom()
        .deferred(() -> request(account, method, target, body).sendBuffer(Buffer.buffer(body)))
        .ifNoItem()
        .after(patience)
        .failWith(() -> tryAgain("no answer in time"))
        .onFailure(failure -> !(failure instanceof ProviderFailure))
        .transform(failure -> tryAgain(failure.getClass().getSimpleName()));
  }

  private HttpRequest<Buffer> request(
      WechatAccount account, HttpMethod method, String target, String body) {
    String nonce = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    String signature =
        account.signer().authorization(method.name(), target, body, clock.instant(), nonce);
    return web.request(method, port(), address.getHost(), target)
        .ssl("https".equals(address.getScheme()))
        .followRedirects(false)
        .putHeader("Accept", "application/json")
        .putHeader("Content-Type", "application/json")
        .putHeader("User-Agent", "Crowdshelf")
        .putHeader("Wechatpay-Serial", account.answerKey())
        .putHeader("Authorization", signature);
  }

  private int port() {
    return address.getPort() > 0
        ? address.getPort()
        : "https".equals(address.getScheme()) ? 443 : 80;
  }

  private WechatAnswer believed(WechatAccount account, HttpResponse<Buffer> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      String text = answer.body() == null ? "" : answer.bodyAsString("UTF-8");
      try {
        account.platformKeys().prove(headers(answer), text, clock.instant());
      } catch (BadCallback forged) {
        throw new ProviderFailure(ProviderFailure.Kind.NOT_AUTHENTIC, forged.getMessage());
      }
    }
    return new WechatAnswer(status, json(answer));
  }

  private static Map<String, String> headers(HttpResponse<Buffer> answer) {
    Map<String, String> headers = new HashMap<>();
    answer
        .headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return headers;
  }

  // Errors of proxies are HTML or nothing: the status says enough.
  private static JsonNode json(HttpResponse<Buffer> answer) {
    try {
      JsonNode body = answer.body() == null ? null : JSON.readTree(answer.bodyAsString("UTF-8"));
      return body == null || !body.isObject() ? JSON.createObjectNode() : body;
    } catch (JsonProcessingException notJson) {
      if (answer.statusCode() < 300) {
        throw tryAgain("an answer that is not JSON");
      }
      return JSON.createObjectNode();
    }
  }

  private static ProviderFailure tryAgain(String reason) {
    return new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, reason);
  }
}
