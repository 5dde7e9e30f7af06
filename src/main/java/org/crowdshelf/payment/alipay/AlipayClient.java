package org.crowdshelf.payment.alipay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.crowdshelf.payment.port.ProviderFailure;

/** Calls the gateway with signed parameters and believes signed answers only. */
final class AlipayClient {

  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private static final JsonMapper JSON = new JsonMapper();

  private final WebClient web;
  private final URI gateway;
  private final Clock clock;
  private final Duration patience;

  /**
   * @param gateway the address of gateway.do
   * @param patience how long a call may take
   */
  AlipayClient(WebClient web, URI gateway, Clock clock, Duration patience) {
    this.web = web;
    this.gateway = gateway;
    this.clock = clock;
    this.patience = patience;
  }

  /** The signed parameters of a method; the client of a payer sends those of a payment itself. */
  SignedForm form(
      AlipayAccount account, String method, ObjectNode content, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("app_id", account.appId());
    parameters.put("method", method);
    parameters.put("format", "JSON");
    parameters.put("charset", "utf-8");
    parameters.put("sign_type", "RSA2");
    parameters.put("timestamp", TIME.format(clock.instant().atOffset(CHINA)));
    parameters.put("version", "1.0");
    parameters.put("biz_content", content.toString());
    return SignedForm.sign(parameters, account.key());
  }

  /** The link that a payer opens. */
  String link(SignedForm form) {
    return gateway + "?" + form.encoded();
  }

  /** Calls a method. */
  Uni<AlipayAnswer> call(AlipayAccount account, String method, ObjectNode content) {
    String body = form(account, method, content, Map.of()).encoded();
    return bounded(
            web.postAbs(gateway.toString())
                .putHeader("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .putHeader("User-Agent", "Crowdshelf")
                .followRedirects(false)
                .sendBuffer(Buffer.buffer(body)))
        .map(answer -> believed(account, method, answer));
  }

  /** Fetches a bill from the address of a signed answer. */
  Uni<byte[]> download(URI address) {
    String host = String.valueOf(address.getHost());
    boolean known =
        host.equals(gateway.getHost())
            || host.endsWith(".alipay.com")
            || host.endsWith(".alipaydev.com");
    if (!known) {
      return Uni.createFrom()
          .failure(
              new ProviderFailure(
                  ProviderFailure.Kind.NOT_AUTHENTIC, "a bill at a foreign address"));
    }
    return bounded(web.getAbs(address.toString()).followRedirects(false).send())
        .map(
            answer -> {
              if (answer.statusCode() != 200 || answer.body() == null) {
                throw tryAgain("bill " + answer.statusCode());
              }
              return answer.body().getBytes();
            });
  }

  private Uni<HttpResponse<Buffer>> bounded(Uni<HttpResponse<Buffer>> call) {
    return call.ifNoItem()
        .after(patience)
        .failWith(() -> tryAgain("no answer in time"))
        .onFailure(failure -> !(failure instanceof ProviderFailure))
        .transform(failure -> tryAgain(failure.getClass().getSimpleName()));
  }

  private static AlipayAnswer believed(
      AlipayAccount account, String method, HttpResponse<Buffer> answer) {
    if (answer.statusCode() != 200 || answer.body() == null) {
      throw tryAgain("status " + answer.statusCode());
    }
    GatewayAnswer cut = cut(answer.bodyAsString("UTF-8"), method);
    AlipayAnswer content = new AlipayAnswer(read(cut.content()));
    // Errors of the gateway itself have no signature; nothing is booked by them.
    boolean signed = cut.isSignedBy(account.alipaysKey());
    if (!signed && (content.succeeded() || cut.signature() != null)) {
      throw new ProviderFailure(ProviderFailure.Kind.NOT_AUTHENTIC, "signature");
    }
    return content;
  }

  private static GatewayAnswer cut(String body, String method) {
    try {
      return GatewayAnswer.cut(body, method);
    } catch (IllegalArgumentException malformed) {
      throw tryAgain(malformed.getMessage());
    }
  }

  private static ObjectNode read(String content) {
    try {
      return (ObjectNode) JSON.readTree(content);
    } catch (JsonProcessingException malformed) {
      throw tryAgain("an answer that is not JSON");
    }
  }

  private static ProviderFailure tryAgain(String reason) {
    return new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, reason);
  }
}
