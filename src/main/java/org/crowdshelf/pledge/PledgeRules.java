package org.crowdshelf.pledge;

import java.time.Instant;
import java.util.Map;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.Money;

/** What may be pledged; see the rules of rewards and pledges. */
final class PledgeRules {

  static final int MAX_KEY = 255;
  static final int MAX_MESSAGE = 500;
  static final int MAX_QUANTITY = 10_000;

  private PledgeRules() {}

  /** What is wrong with the order by itself. */
  static void check(Checks checks, PledgeOrder order) {
    checks.line(order.key(), MAX_KEY, "idempotencyKey");
    checks.range(order.quantity(), 1, order.reward() == null ? 1 : MAX_QUANTITY, "quantity");
    checks.range(order.amount().amountMinor(), 1, MinorUnits.MAX, "amount", "minor");
    checks.markdown(order.message(), MAX_MESSAGE, "message");
    if (order.anonymous() && order.onBehalfOf() != null) {
      checks.add(Rejection.of(PledgeError.ANONYMOUS_ORGANISATION, "anonymous"));
    }
    checkAddress(checks, order.address());
  }

  /** What is wrong with it for this project and reward, now. */
  static void check(Checks checks, PledgeOrder order, PledgeTarget target, Instant now) {
    if (target.own()) {
      checks.add(Rejection.of(ProjectError.OWN_PROJECT, "projectId"));
    }
    if (!target.state().takesPledges(target.endsAt(), now)) {
      checks.add(Rejection.of(PledgeError.PROJECT_NOT_LIVE, "projectId"));
    }
    if (!target.currency().equals(order.amount().currency())) {
      checks.add(
          Rejection.of(
              InputError.CURRENCY_MISMATCH,
              Map.of("currency", target.currency()),
              "amount",
              "currency"));
    } else if (order.quantity() >= 1) {
      checkAmount(checks, order, target);
    }
    if (target.reward() != null && target.reward().needsAddress() && order.address() == null) {
      checks.add(Rejection.of(PledgeError.ADDRESS_MISSING, "address"));
    }
  }

  /** The least that a pledge may be: the project's minimum, and price times quantity. */
  static long leastMinor(long minimumMinor, long priceMinor, int quantity) {
    long places = priceMinor > MinorUnits.MAX / quantity ? MinorUnits.MAX : priceMinor * quantity;
    return Math.max(minimumMinor, places);
  }

  /** What canceling does to a pledge. */
  enum Cancellation {
    /** Unpaid: its places go back. */
    GIVE_UP,
    /** Paid: its money goes back, while the project is LIVE. */
    REFUND,
    /** It is canceled, or its money is on the way back: answered as it is. */
    DONE_BEFORE,
    /** It ended otherwise. */
    TOO_LATE
  }

  /** What canceling does to a pledge that stands here. */
  static Cancellation cancellation(PledgeState state) {
    return switch (state) {
      case RESERVED -> Cancellation.GIVE_UP;
      case PAID -> Cancellation.REFUND;
      case CANCELED, REFUNDING, REFUNDED -> Cancellation.DONE_BEFORE;
      case EXPIRED, COLLECTED -> Cancellation.TOO_LATE;
    };
  }

  private static void checkAmount(Checks checks, PledgeOrder order, PledgeTarget target) {
    long price = target.reward() == null ? 0 : target.reward().priceMinor();
    long least = leastMinor(target.minimumMinor(), price, order.quantity());
    if (order.amount().amountMinor() < least) {
      Map<String, String> params =
          Map.of(
              "min",
              Long.toString(least),
              "display",
              Money.of(least, target.currency()).toString());
      checks.add(Rejection.of(PledgeError.PLEDGE_TOO_SMALL, params, "amount"));
    }
  }

  private static void checkAddress(Checks checks, DeliveryAddress address) {
    if (address != null) {
      checks.line(address.recipient(), 80, "address", "recipient");
      checks.line(address.phone(), 30, "address", "phone");
      checks.line(address.street(), 200, "address", "street");
      checks.line(address.postalCode(), 20, "address", "postalCode");
    }
  }
}
