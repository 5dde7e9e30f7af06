package org.crowdshelf.payout.port;

import java.util.Map;

/**
 * Money to pay out.
 *
 * @param reference our number, at most 32 letters and digits; a provider pays it once
 * @param holder the name on the account
 * @param params what the adapter asked for, by name
 */
public record PayoutOrder(
    String reference,
    String holder,
    Map<String, String> params,
    long amountMinor,
    String currency) {

  /** Without holder and values, which no log may have. */
  @Override
  public String toString() {
    return reference;
  }
}
