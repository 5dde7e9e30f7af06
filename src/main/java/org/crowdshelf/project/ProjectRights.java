package org.crowdshelf.project;

/**
 * The rights of a viewer in a project in its present state; the use cases check again under their
 * own lock.
 *
 * @param postUpdate from the launch on, whatever became of it: people deserve an explanation
 */
public record ProjectRights(
    boolean edit,
    boolean submit,
    boolean cancel,
    boolean postUpdate,
    boolean review,
    boolean pledge) {

  /**
   * The viewer.
   *
   * @param own one of the project's own people
   * @param posts somebody else who may post its updates
   */
  public record Who(boolean signedIn, boolean own, boolean reviewer, boolean posts) {}

  /**
   * The state of the project.
   *
   * @param launched it went live once
   * @param approved a reviewer approved it
   * @param over its time ran out
   * @param paused it takes no pledges for a while
   */
  public record Where(
      ProjectState state, boolean launched, boolean approved, boolean over, boolean paused) {}

  /** The rights of somebody where a project stands. */
  public static ProjectRights of(Who who, Where where) {
    ProjectState state = where.state();
    boolean written = state.isWritten();
    boolean running = state == ProjectState.LIVE && !where.over();
    boolean cancelable =
        state.mayBecome(ProjectState.CANCELED) && (state != ProjectState.LIVE || running);
    return new ProjectRights(
        who.own() && (written || running),
        who.own() && written,
        (who.own() || who.reviewer()) && cancelable,
        (who.own() || who.posts()) && where.launched(),
        who.reviewer() && !who.own() && state == ProjectState.IN_REVIEW && !where.approved(),
        who.signedIn() && !who.own() && running && !where.paused());
  }
}
