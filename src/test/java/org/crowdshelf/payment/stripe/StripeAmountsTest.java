package org.crowdshelf.payment.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Stripe's smallest units and ISO 4217's minor units are converted exactly. */
class StripeAmountsTest {

  @Test
  void convertsEachKindOfCurrency() {
    assertEquals(OptionalLong.of(1234), StripeAmounts.toStripe("CNY", 1234));
    assertEquals(OptionalLong.of(500), StripeAmounts.toStripe("JPY", 500));
    assertEquals(OptionalLong.of(5_120), StripeAmounts.toStripe("KWD", 5_120));
    assertEquals(OptionalLong.empty(), StripeAmounts.toStripe("KWD", 5_124));
    assertEquals(OptionalLong.of(50_000), StripeAmounts.toStripe("ISK", 500));
    assertEquals(OptionalLong.of(5), StripeAmounts.toStripe("MGA", 500));
    assertEquals(OptionalLong.empty(), StripeAmounts.toStripe("MGA", 501));
  }

  @Test
  void convertsBack() {
    for (String currency : new String[] {"CNY", "JPY", "KWD", "ISK", "MGA", "USD", "TWD"}) {
      long amount = StripeAmounts.toStripe(currency, 12_300).orElseThrow();
      assertEquals(12_300, StripeAmounts.toMinor(currency, amount), currency);
    }
    assertThrows(IllegalArgumentException.class, () -> StripeAmounts.toMinor("ISK", 150));
  }

  @Test
  void knowsTheSmallestAndTheLargestPayment() {
    assertEquals(50, StripeAmounts.minimumMinor("USD"));
    assertEquals(50, StripeAmounts.minimumMinor("JPY"));
    assertEquals(500, StripeAmounts.minimumMinor("KWD"));
    assertEquals(1, StripeAmounts.minimumMinor("ISK"));
    assertEquals(99_999_999, StripeAmounts.maximumMinor("USD"));
    assertEquals(999_999, StripeAmounts.maximumMinor("ISK"));
  }
}
