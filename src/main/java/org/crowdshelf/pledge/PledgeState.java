package org.crowdshelf.pledge;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** Where a pledge stands, and where it may go from there: no other move exists. */
@Description("Where a pledge stands. May grow.")
public enum PledgeState {
  RESERVED,
  PAID,
  COLLECTED,
  EXPIRED,
  CANCELED,
  REFUNDING,
  REFUNDED;

  /** Where it may go from here. EXPIRED becomes PAID where a late payment is taken. */
  Set<PledgeState> moves() {
    return switch (this) {
      case RESERVED -> EnumSet.of(PAID, EXPIRED, CANCELED);
      case EXPIRED -> EnumSet.of(PAID);
      case PAID -> EnumSet.of(COLLECTED, REFUNDING);
      case REFUNDING -> EnumSet.of(REFUNDED);
      case CANCELED, COLLECTED, REFUNDED -> EnumSet.noneOf(PledgeState.class);
    };
  }

  /** Whether places of its reward are its. */
  boolean holdsPlaces() {
    return this == RESERVED || this == PAID || this == COLLECTED;
  }

  /** Whether money that comes for it may be taken. */
  boolean takesMoney() {
    return moves().contains(PAID);
  }

  /** What it is when no money came, or when money came and is not taken. */
  PledgeState withoutMoney() {
    return this == RESERVED ? EXPIRED : this;
  }
}
