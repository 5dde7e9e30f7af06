package org.crowdshelf.project;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.shared.error.Rejection;
import org.eclipse.microprofile.graphql.Description;

/** Where a project stands, and where it may go from there: no other move exists. */
@Description("Where a project stands. From LIVE on it is public, whatever becomes of it. May grow.")
public enum ProjectState {
  @Description("Being written; only its own people and reviewers see it")
  DRAFT,
  @Description("Submitted, or approved and waiting for its launch")
  IN_REVIEW,
  @Description("Sent back by a reviewer, to be changed and submitted again")
  CHANGES_REQUESTED,
  @Description("Rejected by a reviewer")
  REJECTED,
  @Description("Public and taking pledges")
  LIVE,
  @Description("Ended, and gets the money")
  SUCCEEDED,
  @Description("Ended without reaching its goal under ALL_OR_NOTHING; pledges are refunded")
  FAILED,
  @Description("Given up before its end; pledges are refunded")
  CANCELED;

  private Set<ProjectState> moves() {
    return switch (this) {
      case DRAFT, CHANGES_REQUESTED -> EnumSet.of(IN_REVIEW, CANCELED);
      case IN_REVIEW -> EnumSet.of(LIVE, CHANGES_REQUESTED, REJECTED, CANCELED);
      case LIVE -> EnumSet.of(SUCCEEDED, FAILED, CANCELED);
      case REJECTED, SUCCEEDED, FAILED, CANCELED -> EnumSet.noneOf(ProjectState.class);
    };
  }

  /** Returns whether a project may go from this state to the next. */
  boolean mayBecome(ProjectState next) {
    return moves().contains(next);
  }

  /** The rejection of the move to the next state; empty where it is allowed. */
  Optional<Rejection> refusalToBecome(ProjectState next) {
    return mayBecome(next) ? Optional.empty() : Optional.of(refusal());
  }

  /** Returns whether pledges are placed and paid now, which is until just before the end. */
  public boolean takesPledges(Instant endsAt, Instant now) {
    return this == LIVE && !isOver(endsAt, now);
  }

  /** Returns whether pledges or payouts may be stopped for a while. */
  boolean mayBePaused() {
    return this == LIVE || this == SUCCEEDED;
  }

  /** Returns whether its time has run out, though nobody ended it yet. */
  boolean isOver(Instant endsAt, Instant now) {
    return this == LIVE && !endsAt.isAfter(now);
  }

  /** Returns whether every field may change: before the review, or after it asked for changes. */
  boolean isWritten() {
    return this == DRAFT || this == CHANGES_REQUESTED;
  }

  /** PROJECT_STATE with this state. */
  Rejection refusal() {
    return Rejection.of(ProjectError.PROJECT_STATE, Map.of("state", name()), "projectId");
  }
}
