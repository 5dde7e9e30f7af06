package org.crowdshelf.pledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crowdshelf.account.Restriction;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.error.Rejection;

/**
 * Obstacles that keep an account from pledging for a live project. The statement that stores a
 * pledge has the same conditions.
 *
 * @param pauseReason why the project is paused; null where it is not
 * @param restriction of the account; null where there is none
 */
record PledgeStops(String pauseReason, Restriction restriction) {

  static final PledgeStops NONE = new PledgeStops(null, null);

  /** The columns of a project p and a restriction x, either of which may be missing. */
  static final String COLUMNS = "p.pause_reason, x.act, x.until, x.reason";

  /** Of a project $2 and an account $1 at the time $3. */
  static final String READ =
      "select "
          + COLUMNS
          + " from projects p left join account_restrictions x"
          + " on x.account_id = $1 and x.act = 'PLEDGE' and (x.until is null or x.until > $3)"
          + " where p.id = $2";

  static PledgeStops of(Row row) {
    return new PledgeStops(
        row.text("pause_reason"), row.text("act") == null ? null : Restriction.of(row));
  }

  /** PROJECT_PAUSED and RESTRICTED, as they are. */
  List<Rejection> rejections() {
    List<Rejection> found = new ArrayList<>();
    if (pauseReason != null) {
      found.add(paused(pauseReason, "projectId"));
    }
    if (restriction != null) {
      found.add(restriction.refusal("projectId"));
    }
    return found;
  }

  static Rejection paused(String reason, String... path) {
    return Rejection.of(ProjectError.PROJECT_PAUSED, Map.of("reason", reason), path);
  }
}
