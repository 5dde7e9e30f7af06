package org.crowdshelf.payout.port;

import java.util.regex.Pattern;

/**
 * A value that a provider needs to know where money goes.
 *
 * @param form what the value looks like
 */
public record PayoutParam(String name, Pattern form) {

  /** A value of this regular expression. */
  public static PayoutParam of(String name, String form) {
    return new PayoutParam(name, Pattern.compile(form));
  }
}
