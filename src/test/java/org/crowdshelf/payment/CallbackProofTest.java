package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.payment.sandbox.SandboxSigning;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.Test;

/** The signature, time and ids of a provider's message. */
@QuarkusTest
class CallbackProofTest {

  @Inject SandboxSigning signing;
  @Inject Clock clock;

  private final UnwantedPayment payment = new UnwantedPayment();

  @Test
  void refusesAMessageThatDiffersFromTheSignedOne() {
    payment.start();
    String body = payment.paid("signed-" + payment.purpose());
    String now = Long.toString(clock.instant().getEpochSecond());
    String signature = signing.sign(now, "nonce", body);
    String other = body.replace("SUCCEEDED", "FAILED");
    assertEquals(401, Sandbox.callback(other, now, signature).statusCode());
    String second = Long.toString(clock.instant().getEpochSecond() + 1);
    assertEquals(401, Sandbox.callback(body, second, signature).statusCode());
    String another = signing.sign(now, "another", body);
    assertEquals(401, Sandbox.callback(body, now, another).statusCode());
    assertEquals("PENDING", payment.state());
    assertEquals(200, Sandbox.callback(body, now, signature).statusCode());
    assertEquals("SUCCEEDED", payment.state());
  }

  @Test
  void refusesAMessageWithoutANameThatCanBeStored() {
    payment.start();
    for (String id : List.of("", " ", "x".repeat(101), "a\\u0000b", "a\\ud800b", "a\\nb")) {
      assertEquals(400, Sandbox.callback(payment.paid(id), clock.instant()).statusCode(), id);
    }
    String named = payment.paid("named-" + payment.purpose());
    for (String body :
        List.of(
            named.replaceFirst("\"id\":\"[^\"]*\",", ""),
            named.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":null"),
            named.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":[1]"),
            named.replace("1000", "1000.5"),
            named.replaceFirst("\"reference\":\"[^\"]*\",", ""),
            named.replace(payment.reference(), "a\\u0000"))) {
      assertEquals(400, Sandbox.callback(body, clock.instant()).statusCode(), body);
    }
    assertEquals("PENDING", payment.state());
    assertEquals(200, Sandbox.callback(named, clock.instant()).statusCode());
  }

  @Test
  void toleratesClocksThatAreFiveMinutesApart() {
    payment.start();
    for (long seconds : List.of(-310L, 310L)) {
      String body = payment.paid("apart" + seconds + payment.purpose());
      Instant sent = clock.instant().plusSeconds(seconds);
      assertEquals(401, Sandbox.callback(body, sent).statusCode(), seconds + " s");
    }
    for (long seconds : List.of(-240L, 240L)) {
      String body = payment.paid("apart" + seconds + payment.purpose());
      Instant sent = clock.instant().plusSeconds(seconds);
      assertEquals(200, Sandbox.callback(body, sent).statusCode(), seconds + " s");
    }
    assertEquals(1, payment.booked("PAYMENT_RECEIVED"));
  }
}
