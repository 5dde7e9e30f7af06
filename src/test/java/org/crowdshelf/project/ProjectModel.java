package org.crowdshelf.project;

import java.time.Instant;

/**
 * A live project's row in memory: the rules of this feature decide, as they do for the real one.
 */
public final class ProjectModel {

  private final FundingRule rule;
  private final long goalMinor;
  private final Instant endsAt;
  private ProjectState state = ProjectState.LIVE;
  private long raisedMinor;
  private Instant reachedGoalAt;
  private boolean settled;

  /** A project that has just gone live. */
  public ProjectModel(FundingRule rule, long goalMinor, Instant endsAt) {
    this.rule = rule;
    this.goalMinor = goalMinor;
    this.endsAt = endsAt;
  }

  /** Counts a payment, as ProjectTotals does; false where it is not taken. */
  public boolean add(long amountMinor, Instant now) {
    if (!state.takesPledges(endsAt, now)) {
      return false;
    }
    raisedMinor += amountMinor;
    if (reachedGoalAt == null && raisedMinor >= goalMinor) {
      reachedGoalAt = now;
    }
    return true;
  }

  /** Takes a canceled pledge off; false where the project is not live any more. */
  public boolean subtract(long amountMinor, Instant now) {
    if (!state.takesPledges(endsAt, now)) {
      return false;
    }
    raisedMinor -= amountMinor;
    return true;
  }

  /** Takes a pledge off that goes back after the end. */
  public void subtractAfterEnd(long amountMinor) {
    raisedMinor -= amountMinor;
  }

  /** Ends it where its time has come. */
  public void endWhereDue(Instant now) {
    if (state.isOver(endsAt, now)) {
      become(rule.outcome(raisedMinor, goalMinor));
    }
  }

  /** Its people give it up; refused once it ended. */
  public void cancel(Instant now) {
    if (state.mayBecome(ProjectState.CANCELED) && !state.isOver(endsAt, now)) {
      become(ProjectState.CANCELED);
    }
  }

  /** Its money was given out or given back. */
  public void settle() {
    settled = true;
  }

  private void become(ProjectState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(state + " to " + next);
    }
    state = next;
  }

  public FundingRule rule() {
    return rule;
  }

  public long goalMinor() {
    return goalMinor;
  }

  public Instant endsAt() {
    return endsAt;
  }

  public ProjectState state() {
    return state;
  }

  public long raisedMinor() {
    return raisedMinor;
  }

  public Instant reachedGoalAt() {
    return reachedGoalAt;
  }

  public boolean settled() {
    return settled;
  }
}
