package org.crowdshelf.payout.port;

import java.util.List;
import java.util.Map;

/** A way in which money leaves the site. */
public interface PayoutAdapter {

  /** The name that clients and rows know it by, lower case. */
  String name();

  /** Every value that it needs; others are refused. */
  List<PayoutParam> params();

  /** The part of these values that may be shown, such as ****1234. */
  String masked(Map<String, String> params);

  /** The last four characters of a number, after four stars. */
  static String lastFour(String number) {
    return "****" + number.substring(Math.max(0, number.length() - 4));
  }
}
