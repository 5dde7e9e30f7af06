package org.crowdshelf.payment.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.crowdshelf.payment.port.ProviderFailure;

/** Calls the API at one fixed version, so that an upgrade is a change of this code. */
final class StripeClient {

  private static final String VERSION = "2026-09-30.endive";
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * An answer.
   *
   * @param body the parsed JSON; an empty object if the answer has no body
   */
  record Answer(int status, JsonNode body, String shouldRetry) {

    boolean succeeded() {
      return status == 200;
    }

    String code() {
      return body.path("error").path("code").asText("");
    }

    /** The failure for an error that the caller does not expect. */
    ProviderFailure failure() {
      String type = body.path("error").path("type").asText("");
      String reason = status + " " + type + " " + code();
      if (type.equals("idempotency_error") && status == 400) {
        return new ProviderFailure(ProviderFailure.Kind.REFERENCE_USED, reason);
      }
      if (type.equals("card_error") || code().startsWith("amount_too_")) {
        return new ProviderFailure(ProviderFailure.Kind.REFUSED, reason);
      }
      boolean again = status == 409 || status == 429 || status >= 500;
      boolean retry = shouldRetry == null ? again : shouldRetry.equals("true");
      return new ProviderFailure(
          again || retry ? ProviderFailure.Kind.TRY_AGAIN : ProviderFailure.Kind.MISCONFIGURED,
          reason);
    }
  }

  private final WebClient web;
  private final URI address;
  private final Duration patience;

  /**
   * @param address scheme, host and port of the API
   * @param patience how long a call may take
   */
  StripeClient(WebClient web, URI address, Duration patience) {
    this.web = web;
    this.address = address;
    this.patience = patience;
  }

  /** Asks; the target is path and query. */
  Uni<Answer> get(StripeAccount account, String target) {
    return bounded(request(web.getAbs(address + target), account).send());
  }

  /** Sends a form; Stripe answers a repeated key with what it answered first, for a day. */
  Uni<Answer> post(
      StripeAccount account, String target, Map<String, String> form, String idempotencyKey) {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return bounded(
        request(web.postAbs(address + target), account)
            .putHeader("Content-Type", "application/x-www-form-urlencoded")
            .putHeader("Idempotency-Key", idempotencyKey)
            .sendBuffer(Buffer.buffer(body)));
  }

  private static HttpRequest<Buffer> request(HttpRequest<Buffer> request, StripeAccount account) {
    return request
        .putHeader("Authorization", "Bearer " + account.key())
        .putHeader("Stripe-Version", VERSION)
        .putHeader("User-Agent", "Crowdshelf")
        .followRedirects(false);
  }

  private Uni<Answer> bounded(Uni<HttpResponse<Buffer>> call) {
    return call.ifNoItem()
        .after(patience)
        .failWith(() -> tryAgain("no answer in time"))
        .onFailure(failure -> !(failure instanceof ProviderFailure))
        .transform(failure -> tryAgain(failure.getClass().getSimpleName()))
        .map(StripeClient::answer);
  }

  private static Answer answer(HttpResponse<Buffer> response) {
    String retry = response.getHeader("Stripe-Should-Retry");
    try {
      JsonNode body =
          response.body() == null ? null : JSON.readTree(response.bodyAsString("UTF-8"));
      return new Answer(
          response.statusCode(), body == null ? JSON.createObjectNode() : body, retry);
    } catch (JsonProcessingException malformed) {
      if (response.statusCode() == 200) {
        throw tryAgain("an answer that is not JSON");
      }
      return new Answer(response.statusCode(), JSON.createObjectNode(), retry);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static ProviderFailure tryAgain(String reason) {
    return new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, reason);
  }
}
