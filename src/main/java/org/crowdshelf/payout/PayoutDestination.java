package org.crowdshelf.payout;

import java.util.List;
import java.util.UUID;

/**
 * Where somebody wants money to go.
 *
 * @param organisation null for one's own
 */
public record PayoutDestination(
    UUID organisation, String provider, String holder, List<Param> params) {

  /** A named value that the provider needs. */
  public record Param(String name, String value) {

    /** Without the value, which no log may have. */
    @Override
    public String toString() {
      return name;
    }
  }
}
