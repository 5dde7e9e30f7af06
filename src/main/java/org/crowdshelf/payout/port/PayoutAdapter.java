package org.crowdshelf.payout.port;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** A way in which money leaves the site. A call that fails says nothing about what became of it. */
public interface PayoutAdapter {

  /** The name that clients and rows know it by, lower case. */
  String name();

  /** Every value that it needs; others are refused. */
  List<PayoutParam> params();

  /** Returns whether it pays people alone, never an organisation. */
  default boolean isForPeopleAlone() {
    return false;
  }

  /** The part of these values that may be shown, such as ****1234. */
  String masked(Map<String, String> params);

  /** Pays; again with the same reference it pays nothing more and answers the present state. */
  Uni<ProviderPayout> pay(PayoutOrder order);

  /** The present state of what {@link #pay} was called for. */
  Uni<ProviderPayout> query(PayoutOrder order);

  /** The last four characters of a number, after four stars. */
  static String lastFour(String number) {
    return "****" + number.substring(Math.max(0, number.length() - 4));
  }
}
