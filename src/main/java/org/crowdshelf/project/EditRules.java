package org.crowdshelf.project;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/**
 * What may be edited when. Until the review everything; once LIVE what people backed stands: story,
 * media, press and partners are added to, and nothing else changes.
 */
final class EditRules {

  private static final Set<String> ADDED_TO = Set.of("story", "media", "press", "partners");

  // A goal in another currency puts them wrong though nobody sent them.
  private static final Set<String> BOUND_TO_GOAL = Set.of("minimumPledge", "budget");

  private EditRules() {}

  /** Everything that is wrong with a change to a project that stands so. */
  static List<Rejection> check(ProjectState state, ProjectDraft standing, ProjectChange change) {
    Checks checks = new Checks();
    change.clearedInVain().forEach(field -> checks.add(Rejection.of(InputError.BLANK, field)));
    if (!checks.found().isEmpty()) {
      return checks.found();
    }
    ProjectDraft after = change.appliedTo(standing);
    if (state == ProjectState.LIVE) {
      checkLive(checks, standing, after);
    }
    Set<String> sent = change.sent();
    ProjectRules.check(after).stream()
        .filter(rejection -> concerns(rejection, sent))
        .forEach(checks::add);
    return checks.found();
  }

  private static void checkLive(Checks checks, ProjectDraft standing, ProjectDraft after) {
    ProjectDraft stood = standing.normalised();
    ProjectDraft stands = after.normalised();
    for (String field : ProjectChange.differences(standing, after)) {
      if (!ADDED_TO.contains(field)) {
        checks.add(Rejection.of(ProjectError.FROZEN, Map.of("field", field), field));
      } else if (!keeps(list(field, stood), list(field, stands))) {
        checks.add(Rejection.of(ProjectError.KEEP_WHAT_STANDS, field));
      }
    }
  }

  /** Whether everything of {@code before} is in {@code after}, in the same order. */
  static boolean keeps(List<?> before, List<?> after) {
    Iterator<?> rest = after.iterator();
    for (Object entry : before) {
      boolean found = false;
      while (!found && rest.hasNext()) {
        found = entry.equals(rest.next());
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static boolean concerns(Rejection rejection, Set<String> sent) {
    String field = rejection.field().get(1);
    return sent.contains(field) || sent.contains("goal") && BOUND_TO_GOAL.contains(field);
  }

  private static List<?> list(String field, ProjectDraft draft) {
    return (List<?>) ProjectDraft.FIELDS.get(field).apply(draft);
  }
}
