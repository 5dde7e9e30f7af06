package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.payment.payer.PaymentChoice;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;
import org.junit.jupiter.api.Test;

class PledgeRulesTest {

  private static final Instant END = Instant.parse("2015-04-09T00:00:00Z");
  private static final UUID PROJECT = new UUID(1, 1);

  @Test
  void takesTheLeastThatThePriceAndTheMinimumAllow() {
    assertEquals(100, PledgeRules.leastMinor(100, 0, 1));
    assertEquals(100, PledgeRules.leastMinor(100, 99, 1));
    assertEquals(300, PledgeRules.leastMinor(100, 100, 3));
  }

  @Test
  void refusesAQuantityWhosePriceIsMoreThanAnyAmount() {
    Checks checks = new Checks();
    PledgeTarget.WantedReward dear =
        new PledgeTarget.WantedReward(new UUID(2, 2), MinorUnits.MAX / 2 + 1, null, false);
    PledgeTarget target =
        new PledgeTarget(
            ProjectState.LIVE, END, "CNY", 100, "title", null, true, false, PledgeStops.NONE, dear);
    PledgeRules.checkTarget(
        checks,
        order(new UUID(2, 2), 3),
        target,
        new BigDecimal(MinorUnits.MAX),
        END.minusSeconds(1));
    assertEquals(
        List.of(List.of("input", "quantity")),
        checks.found().stream().map(Rejection::field).toList());
  }

  @Test
  void boundsAmountsInTheUnitsOfTheCurrency() {
    BigDecimal most = new BigDecimal("1000000.00");
    assertEquals(100_000_000, PledgeRules.mostMinor(most, "CNY"));
    assertEquals(1_000_000, PledgeRules.mostMinor(most, "JPY"));
    assertEquals(MinorUnits.MAX, PledgeRules.mostMinor(BigDecimal.valueOf(MinorUnits.MAX), "CNY"));
  }

  @Test
  void takesNoPledgeAtTheEndNorAfterIt() {
    assertEquals(List.of(), codes(ProjectState.LIVE, END.minusMillis(1)));
    assertEquals(List.of("PROJECT_NOT_LIVE"), codes(ProjectState.LIVE, END));
    assertEquals(List.of("PROJECT_NOT_LIVE"), codes(ProjectState.LIVE, END.plusMillis(1)));
    assertEquals(List.of("PROJECT_NOT_LIVE"), codes(ProjectState.CANCELED, END.minusMillis(1)));
  }

  @Test
  void tellsInputsApartByEveryField() {
    PledgeOrder order = order(null, "a");
    assertEquals(hex(order(null, "a")), hex(order));
    List<PledgeOrder> others =
        List.of(order(null, "b"), order("a", null), order(new UUID(2, 2).toString(), "a"));
    assertEquals(
        3, others.stream().map(PledgeRulesTest::hex).filter(h -> !h.equals(hex(order))).count());
  }

  private static List<String> codes(ProjectState state, Instant now) {
    Checks checks = new Checks();
    PledgeTarget target =
        new PledgeTarget(
            state, END, "CNY", 100, "title", null, true, false, PledgeStops.NONE, null);
    PledgeRules.checkTarget(checks, order(null, null), target, new BigDecimal("1000000.00"), now);
    return checks.found().stream().map(Rejection::code).toList();
  }

  private static PledgeOrder order(String message, String provider) {
    return order(null, 1, message, provider);
  }

  private static PledgeOrder order(UUID reward, int quantity) {
    return order(reward, quantity, null, null);
  }

  private static PledgeOrder order(UUID reward, int quantity, String message, String provider) {
    MoneyInput amount = new MoneyInput(new MinorUnits(100), "CNY");
    return new PledgeOrder(
        "key",
        PROJECT,
        reward,
        quantity,
        amount,
        false,
        null,
        message,
        null,
        provider,
        new PaymentChoice(provider, null, null, null, null),
        null,
        null);
  }

  private static String hex(PledgeOrder order) {
    return java.util.HexFormat.of().formatHex(order.hash());
  }
}
