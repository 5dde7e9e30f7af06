package org.crowdshelf.payout;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** The place of a tranche on the way of its money, and the moves from there: no other exists. */
@Description("Where a tranche stands. May grow.")
public enum TrancheState {
  @Description("Not asked for yet, or sent back by a reviewer with a remark")
  PLANNED,
  @Description("Its own people asked for it; it waits for reviewers")
  REQUESTED,
  @Description("Reviewers approved it; it is about to be paid")
  APPROVED,
  @Description("On its way to the payout account, not confirmed yet")
  PAYING,
  @Description("Arrived at the payout account")
  PAID,
  @Description("Not on its way yet, while the project is paused: pauseReason says why")
  HELD;

  /** The states that may follow. HELD is what a pause shows; it is never stored. */
  private Set<TrancheState> moves() {
    return switch (this) {
      case PLANNED -> EnumSet.of(REQUESTED);
      case REQUESTED -> EnumSet.of(PLANNED, APPROVED);
      case APPROVED -> EnumSet.of(PAYING);
      case PAYING -> EnumSet.of(PAID, APPROVED);
      case PAID, HELD -> EnumSet.noneOf(TrancheState.class);
    };
  }

  /** The states that this one may follow, as the condition of the statement that moves there. */
  List<TrancheState> reachedFrom() {
    return Arrays.stream(values()).filter(from -> from.moves().contains(this)).toList();
  }
}
