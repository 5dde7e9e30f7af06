package org.crowdshelf.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.project.content.PartnerRole;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.error.Rejection;

/**
 * A partnership where it stands, and what an answer does to it.
 *
 * @param launched the project went live once
 * @param supplies a reward of the project is to come from it
 */
record StandingPartnership(
    PartnerRole role,
    PartnerState state,
    List<PartnerHelp> helpsWith,
    ProjectState project,
    boolean launched,
    boolean supplies) {

  /** $1 project, $2 organisation, $3 role. */
  static final String READ =
      "select t.role, t.state, "
          + PartnerHelp.COLUMN
          + """
          , p.state as project_state, p.launched_at is not null as launched,
                 exists (select from rewards r
                          where r.project_id = p.id and r.sponsor_id = t.organisation_id) as supplies
            from partnerships t join projects p on p.id = t.project_id
           where t.project_id = $1 and t.organisation_id = $2 and t.role = $3 and t.named""";

  private static final Set<ProjectState> CAME_TO_NOTHING =
      Set.of(ProjectState.REJECTED, ProjectState.FAILED, ProjectState.CANCELED);

  static StandingPartnership of(Row row) {
    return new StandingPartnership(
        row.value(PartnerRole.class, "role"),
        row.value(PartnerState.class, "state"),
        PartnerHelp.parse(row.text("helps_with")),
        row.value(ProjectState.class, "project_state"),
        row.flag("launched"),
        row.flag("supplies"));
  }

  /** PROJECT_STATE for a yes to a project that came to nothing; a no is taken at any time. */
  Optional<Rejection> refusal(PartnerAnswer answer) {
    return answer.confirm() && CAME_TO_NOTHING.contains(project)
        ? Optional.of(
            Rejection.of(ProjectError.PROJECT_STATE, Map.of("state", project.name()), "projectId"))
        : Optional.empty();
  }

  /** Returns whether the answer changes nothing. */
  boolean isAlready(PartnerAnswer answer) {
    return state == answer.state() && helpsWith.equals(answer.helpsWith());
  }

  /**
   * Returns whether the answer ends the role of a partner that everybody saw: what it gave until
   * then stays in its name.
   */
  boolean endsBy(PartnerAnswer answer) {
    return launched && takesBack(answer);
  }

  /**
   * Returns whether the answer leaves the reviewers with rewards that nobody supplies, so that they
   * cannot go on.
   */
  boolean stopsReview(PartnerAnswer answer) {
    return project == ProjectState.IN_REVIEW
        && role == PartnerRole.REWARD_SPONSOR
        && supplies
        && takesBack(answer);
  }

  private boolean takesBack(PartnerAnswer answer) {
    return state == PartnerState.CONFIRMED && !answer.confirm();
  }
}
