package org.crowdshelf.payment.stripe;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.payment.Vectors;
import org.crowdshelf.payment.port.BadCallback;
import org.junit.jupiter.api.Test;

/** Only what Stripe signed within five minutes is believed. */
class WebhookSecretsTest {

  private final JsonNode vectors = Vectors.json("stripe-webhook.json");

  @Test
  void believesOnlyAuthenticEvents() {
    for (JsonNode one : vectors.get("cases")) {
      String secret = text(one, "secret");
      String body = text(one, "body");
      String header = one.get("header").asText();
      Instant now = Instant.ofEpochSecond(one.get("now").asLong());
      WebhookSecrets secrets = new WebhookSecrets(List.of("whsec_another", secret));
      if (one.get("ok").asBoolean()) {
        assertDoesNotThrow(() -> secrets.prove(header, body, now), one.get("name").asText());
      } else {
        BadCallback refused =
            assertThrows(
                BadCallback.class,
                () -> secrets.prove(header, body, now),
                one.get("name").asText());
        assertFalse(refused.authentic());
      }
    }
  }

  @Test
  void refusesAHeaderThatIsTooLong() {
    WebhookSecrets secrets = new WebhookSecrets(List.of(vectors.get("secret").asText()));
    String header = vectors.get("cases").get(0).get("header").asText() + ",v0=" + "0".repeat(2000);
    Instant now = Instant.ofEpochSecond(vectors.get("cases").get(0).get("now").asLong());
    String body = vectors.get("body").asText();
    assertThrows(BadCallback.class, () -> secrets.prove(header, body, now));
  }

  private String text(JsonNode one, String name) {
    return one.has(name) ? one.get(name).asText() : vectors.get(name).asText();
  }
}
