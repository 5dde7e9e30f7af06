package org.crowdshelf.pledge;

import java.util.Map;
import org.crowdshelf.region.Regions;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/** The rules for delivery addresses, without I/O. */
final class AddressRules {

  static final int MIN_DIGITS = 7;
  static final int MAX_DIGITS = 20;

  private static final int MAX_PHONE = 30;
  // +86 (512) 6522.3344-801, 0512-65223344转801, 65223344#801
  private static final String BETWEEN_DIGITS = " -.()（）/,;#*转";

  private AddressRules() {}

  /** Checks the texts of an address; null where the order has no address. */
  static void check(Checks checks, DeliveryAddress address) {
    if (address == null) {
      return;
    }
    checks.line(address.recipient(), 80, "address", "recipient");
    int before = checks.found().size();
    checks.line(address.phone(), MAX_PHONE, "address", "phone");
    if (checks.found().size() == before && !isPhone(address.phone())) {
      Map<String, String> params =
          Map.of("min", Integer.toString(MIN_DIGITS), "max", Integer.toString(MAX_DIGITS));
      checks.add(Rejection.of(PledgeError.BAD_PHONE, params, "address", "phone"));
    }
    checks.line(address.street(), 200, "address", "street");
    checks.line(address.postalCode(), 20, "address", "postalCode");
  }

  /** Checks that a region is known, and that nothing smaller can be chosen within it. */
  static void checkRegion(Checks checks, Regions.Extent extent) {
    switch (extent) {
      case UNKNOWN -> checks.add(Rejection.of(InputError.UNKNOWN_REGION, "address", "region"));
      case DIVIDED -> checks.add(Rejection.of(PledgeError.REGION_TOO_WIDE, "address", "region"));
      case SMALLEST -> {}
    }
  }

  /** Returns whether a text has the digits of a phone number, and little else. */
  static boolean isPhone(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (BETWEEN_DIGITS.indexOf(c) < 0 && !(c == '+' && digits == 0)) {
        return false;
      }
    }
    return digits >= MIN_DIGITS && digits <= MAX_DIGITS;
  }
}
