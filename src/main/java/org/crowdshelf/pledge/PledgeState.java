package org.crowdshelf.pledge;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;

/** The state of a pledge, and the only moves that are allowed from it. */
@Description("The state of a pledge. New values may be added.")
public enum PledgeState {
  @Description("Not paid yet; the reward is held until reservedUntil")
  RESERVED,
  @Description("Paid; held until the project ends")
  PAID,
  @Description("The project succeeded and got the money")
  COLLECTED,
  @Description("Not paid in time, or the payment was declined")
  EXPIRED,
  @Description("Given up by the backer before it was paid")
  CANCELED,
  @Description("The money is on the way back")
  REFUNDING,
  @Description("The money is back")
  REFUNDED;

  /**
   * The states that it may move to. EXPIRED becomes PAID when a late payment is accepted, and
   * COLLECTED becomes REFUNDING when the project gives the money back.
   */
  Set<PledgeState> moves() {
    return switch (this) {
      case RESERVED -> EnumSet.of(PAID, EXPIRED, CANCELED);
      case EXPIRED -> EnumSet.of(PAID);
      case PAID -> EnumSet.of(COLLECTED, REFUNDING);
      case COLLECTED -> EnumSet.of(REFUNDING);
      case REFUNDING -> EnumSet.of(REFUNDED);
      case CANCELED, REFUNDED -> EnumSet.noneOf(PledgeState.class);
    };
  }

  /** The states from which this one may be reached. */
  Set<PledgeState> reachedFrom() {
    return Arrays.stream(values())
        .filter(from -> from.moves().contains(this))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PledgeState.class)));
  }

  /** Returns whether it counts against the limit of its reward. */
  boolean holdsPlaces() {
    return this == RESERVED || this == PAID || this == COLLECTED;
  }

  /** Returns whether a payment for it may be accepted. */
  boolean takesMoney() {
    return moves().contains(PAID);
  }

  /** The state after its payment failed, or after its money was not accepted. */
  PledgeState withoutMoney() {
    return this == RESERVED ? EXPIRED : this;
  }
}
