package org.crowdshelf.pledge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.Currencies;
import org.crowdshelf.shared.money.MinorUnits;

/** The rules for pledges, without I/O. */
final class PledgeRules {

  static final int MAX_KEY = 255;
  static final int MAX_MESSAGE = 500;
  static final int MAX_QUANTITY = 10_000;
  static final int MAX_SOURCE = 40;

  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_-]+");

  private PledgeRules() {}

  /** Checks what can be checked without the project. */
  static void checkOrder(Checks checks, PledgeOrder order) {
    checks.line(order.key(), MAX_KEY, "idempotencyKey");
    checks.range(order.quantity(), 1, order.reward() == null ? 1 : MAX_QUANTITY, "quantity");
    checks.positive(order.amount(), "amount", "minor");
    checks.message(order.message(), MAX_MESSAGE, "message");
    if (order.anonymous() && order.onBehalfOf() != null) {
      checks.add(Rejection.of(PledgeError.ANONYMOUS_ORGANISATION, "anonymous"));
    }
    checkSource(checks, order.source());
    if (order.sponsorConsent() != null) {
      checks.line(order.sponsorConsent(), SponsorConsents.MAX_VERSION, "sponsorConsent");
    }
    AddressRules.check(checks, order.address());
  }

  private static void checkSource(Checks checks, String source) {
    if (source == null) {
      return;
    }
    if (source.length() > MAX_SOURCE) {
      checks.add(
          Rejection.of(InputError.TOO_LONG, Map.of("max", Integer.toString(MAX_SOURCE)), "source"));
    } else if (!SOURCE.matcher(source).matches()) {
      checks.add(Rejection.of(InputError.BAD_CHARACTERS, "source"));
    }
  }

  /** Checks whether this project and reward accept the order now. */
  static void checkTarget(
      Checks checks, PledgeOrder order, PledgeTarget target, BigDecimal maxAmount, Instant now) {
    if (target.own()) {
      checks.add(Rejection.of(ProjectError.OWN_PROJECT, "projectId"));
    }
    if (!target.state().takesPledges(target.endsAt(), now)) {
      checks.add(Rejection.of(PledgeError.PROJECT_NOT_LIVE, "projectId"));
    }
    target.stops().rejections().forEach(checks::add);
    if (!target.currency().equals(order.amount().currency())) {
      checks.add(
          Rejection.of(
              InputError.CURRENCY_MISMATCH,
              Map.of("currency", target.currency()),
              "amount",
              "currency"));
    } else if (order.quantity() >= 1) {
      checkLeast(checks, order, target);
      checkMost(checks, order, mostMinor(maxAmount, target.currency()));
    }
    if (target.reward() != null && target.reward().needsAddress() && order.address() == null) {
      checks.add(Rejection.of(PledgeError.ADDRESS_MISSING, "address"));
    }
  }

  /** The smallest amount allowed: the project's minimum, and at least price times quantity. */
  static long leastMinor(long minimumMinor, long priceMinor, int quantity) {
    return Math.max(minimumMinor, Math.multiplyExact(priceMinor, (long) quantity));
  }

  /** The largest amount allowed in a currency, of which {@code maxAmount} is in major units. */
  static long mostMinor(BigDecimal maxAmount, String currency) {
    long unit = Currencies.minorPerMajor(Currencies.of(currency).orElseThrow());
    return maxAmount
        .multiply(BigDecimal.valueOf(unit))
        .min(BigDecimal.valueOf(MinorUnits.MAX))
        .longValue();
  }

  /** The effect of a cancellation. */
  enum Cancellation {
    /** Unpaid: the pledge ends and its places are free again. */
    END,
    /** Paid: it is refunded, provided that the project is LIVE. */
    REFUND,
    /** Already canceled, or its refund has begun: nothing changes. */
    NONE,
    /** The pledge can no longer be canceled. */
    TOO_LATE
  }

  /** The effect of a cancellation on a pledge in this state. */
  static Cancellation cancellation(PledgeState state) {
    return switch (state) {
      case RESERVED -> Cancellation.END;
      case PAID -> Cancellation.REFUND;
      case CANCELED, REFUNDING, REFUNDED -> Cancellation.NONE;
      case EXPIRED, COLLECTED -> Cancellation.TOO_LATE;
    };
  }

  private static void checkLeast(Checks checks, PledgeOrder order, PledgeTarget target) {
    long price = target.reward() == null ? 0 : target.reward().priceMinor();
    if (price > MinorUnits.MAX / order.quantity()) {
      // No amount is large enough.
      Map<String, String> most =
          Map.of("max", Long.toString(MinorUnits.MAX), "currency", target.currency());
      checks.add(Rejection.of(PledgeError.PLEDGE_TOO_LARGE, most, "quantity"));
      return;
    }
    long least = leastMinor(target.minimumMinor(), price, order.quantity());
    if (order.amount().amountMinor() < least) {
      Map<String, String> params =
          Map.of("min", Long.toString(least), "currency", target.currency());
      checks.add(Rejection.of(PledgeError.PLEDGE_TOO_SMALL, params, "amount"));
    }
  }

  private static void checkMost(Checks checks, PledgeOrder order, long mostMinor) {
    if (order.amount().amountMinor() > mostMinor) {
      Map<String, String> params =
          Map.of("max", Long.toString(mostMinor), "currency", order.amount().currency());
      checks.add(Rejection.of(PledgeError.PLEDGE_TOO_LARGE, params, "amount"));
    }
  }
}
