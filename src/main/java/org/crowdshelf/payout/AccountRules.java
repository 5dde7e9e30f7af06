package org.crowdshelf.payout;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crowdshelf.payout.port.PayoutAdapter;
import org.crowdshelf.payout.port.PayoutParam;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;

/** The rules of payout accounts, without I/O. */
final class AccountRules {

  static final int MAX_PARAMS = 10;
  static final int MAX_HOLDER = 120;
  private static final Duration HELD_AFTER_A_CHANGE = Duration.ofHours(48);

  private AccountRules() {}

  /** Each value that the provider needs, once and in its form, and no others. */
  static List<Rejection> check(PayoutDestination destination, PayoutAdapter adapter) {
    Checks checks = new Checks();
    if (destination.organisation() != null && adapter.isForPeopleAlone()) {
      checks.add(Rejection.of(PayoutError.UNKNOWN_PAYOUT_PROVIDER, "provider"));
    }
    checks.line(destination.holder(), MAX_HOLDER, "holder");
    if (checks.size(destination.params(), MAX_PARAMS, "params")) {
      checkParams(checks, destination.params(), adapter.params());
    }
    return checks.found();
  }

  private static void checkParams(
      Checks checks, List<PayoutDestination.Param> sent, List<PayoutParam> needed) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < sent.size(); i++) {
      PayoutDestination.Param param = sent.get(i);
      boolean good =
          needed.stream()
              .anyMatch(
                  one ->
                      one.name().equals(param.name())
                          && one.form().matcher(param.value()).matches());
      if (!good || !seen.add(param.name())) {
        checks.add(Rejection.of(PayoutError.BAD_PAYOUT_PARAM, "params", Integer.toString(i)));
      }
    }
    for (PayoutParam one : needed) {
      if (sent.stream().noneMatch(param -> param.name().equals(one.name()))) {
        Map<String, String> name = Map.of("name", one.name());
        checks.add(Rejection.of(PayoutError.PAYOUT_PARAM_MISSING, name, "params"));
      }
    }
  }

  /** The values by name. */
  static Map<String, String> byName(List<PayoutDestination.Param> params) {
    Map<String, String> byName = new TreeMap<>();
    params.forEach(param -> byName.put(param.name(), param.value()));
    return byName;
  }

  /**
   * Returns whether a bank would take two names for one: widths of letters and brackets, case and
   * spaces do not count.
   */
  static boolean sameName(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toLowerCase(Locale.ROOT);
  }

  /** From when on an account may be paid to: the first at once, another one after two days. */
  static Instant usableFrom(boolean first, Instant now) {
    return first ? now : now.plus(HELD_AFTER_A_CHANGE);
  }
}
