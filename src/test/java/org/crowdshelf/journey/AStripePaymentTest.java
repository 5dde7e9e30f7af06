package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.provider.Simulators;
import org.junit.jupiter.api.Test;

/** A card on Stripe's page. */
@QuarkusTest
@QuarkusTestResource(value = Simulators.class, restrictToAnnotatedClass = true)
class AStripePaymentTest extends ProviderJourney {

  @Override
  Map<String, Object> way() {
    return Map.of("provider", "stripe", "scene", "STRIPE_PAGE");
  }

  @Override
  void open(UUID pledge, Answer placed) {
    String page = placed.get("placePledge.payment.redirectUrl");
    assertTrue(page.endsWith(providerReference(pledge)), page);
  }

  @Override
  boolean pay(UUID pledge) {
    return Simulators.stripe().pay(providerReference(pledge));
  }

  // A bank debit that is declined some days later.
  @Override
  String decline(UUID pledge) {
    Simulators.stripe().payLater(providerReference(pledge));
    Simulators.stripe().settleLater(providerReference(pledge), false);
    return "FAILED";
  }

  @Override
  void drop(boolean dropping) {
    Simulators.stripe().drop(dropping);
  }

  @Override
  void endRefunds() {
    Simulators.stripe()
        .openRefunds()
        .forEach(number -> Simulators.stripe().endRefund(number, "succeeded"));
  }

  @Override
  String take(UUID pledge, long amountMinor) {
    Simulators.stripe().dispute(providerReference(pledge));
    return "DISPUTE";
  }

  @Test
  void aDisputeThatIsWonCountsAsPaidAgain() {
    UUID pledge = paidPledge();
    Simulators.stripe().dispute(providerReference(pledge));
    Eventually.holds(() -> assertEquals(5_000, balance("DISPUTED")));
    Simulators.stripe().winDispute(providerReference(pledge));
    Eventually.holds(() -> assertEquals(0, balance("DISPUTED")));
    assertSees(pledge, "SUCCEEDED", List.of(), List.of());
    Books.endNow(project());
    Books.settle();
    endRefunds();
    becomes(pledge, "REFUNDED");
    assertSees(pledge, "SUCCEEDED", List.of("PROJECT_FAILED DONE"), List.of(5_000L));
    assertEquals(0, balance("PROVIDER_CLEARING"));
  }

  @Test
  void aDisputeThatOnlyTheBillsTellOfIsBookedAndWon() {
    Simulators.forgetBills();
    UUID pledge = paidPledge();
    drop(true);
    Simulators.stripe().dispute(providerReference(pledge));
    compareTheBills();
    assertEquals(5_000, balance("DISPUTED"));
    Simulators.stripe().winDispute(providerReference(pledge));
    compareTheBills();
    compareTheBills();
    assertEquals(0, balance("DISPUTED"));
    assertEquals(5_000, balance("PROVIDER_CLEARING"));
  }

  @Test
  void aBillThatTellsOfAWonDisputeLaterTakesNothingAgain() {
    Simulators.forgetBills();
    UUID pledge = paidPledge();
    Simulators.stripe().dispute(providerReference(pledge));
    Eventually.holds(() -> assertEquals(5_000, balance("DISPUTED")));
    Simulators.stripe().winDispute(providerReference(pledge));
    Eventually.holds(() -> assertEquals(0, balance("DISPUTED")));
    compareTheBills();
    assertEquals(0, balance("DISPUTED"));
    assertEquals(5_000, balance("PROVIDER_CLEARING"));
    assertSees(pledge, "SUCCEEDED", List.of(), List.of());
  }

  @Test
  void aDisputeThatIsWonAfterTheRestWentBackIsLeftToAPerson() {
    UUID pledge = paidPledge();
    Simulators.stripe().dispute(providerReference(pledge));
    Eventually.holds(() -> assertEquals(5_000, balance("DISPUTED")));
    Books.endNow(project());
    Books.settle();
    becomes(pledge, "REFUNDED");
    Simulators.stripe().winDispute(providerReference(pledge));
    Eventually.holds(
        () ->
            assertEquals(
                1,
                Database.count(
                    "select count(*) from payment_findings where kind = 'DISPUTE' and reference = ?",
                    "won dp_" + providerReference(pledge))));
    assertEquals(5_000, balance("PROVIDER_CLEARING"));
  }
}
