package org.crowdshelf.journey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.provider.Simulators;

/** Alipay in the browser of a phone. */
@QuarkusTest
@QuarkusTestResource(value = Simulators.class, restrictToAnnotatedClass = true)
class AnAlipayPaymentTest extends ProviderJourney {

  @Override
  Map<String, Object> way() {
    return Map.of("provider", "alipay", "scene", "ALIPAY_WAP");
  }

  @Override
  void open(UUID pledge, Answer placed) {
    RestAssured.given()
        .urlEncodingEnabled(false)
        .get(placed.<String>get("placePledge.payment.redirectUrl"));
  }

  @Override
  boolean pay(UUID pledge) {
    return Simulators.alipay().pay(reference(pledge));
  }

  // A declined attempt leaves the trade unpaid: the payer may try again.
  @Override
  String decline(UUID pledge) {
    return "PENDING";
  }

  @Override
  void drop(boolean dropping) {
    Simulators.alipay().drop(dropping);
  }

  // Alipay answers a refund with its end.
  @Override
  void endRefunds() {
    Sandbox.sendRefunds();
  }

  @Override
  String take(UUID pledge, long amountMinor) {
    Simulators.alipay()
        .refundInConsole(reference(pledge), BigDecimal.valueOf(amountMinor, 2).toPlainString());
    return "MADE_AT_PROVIDER";
  }
}
