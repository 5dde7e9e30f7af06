package org.crowdshelf.project;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.input.FieldValues;

/**
 * Decides what may be edited in which state: everything before the review; once LIVE, {@link
 * ProjectField#ADDED_TO_ONCE_LIVE} takes additions and all else is frozen.
 */
final class EditRules {

  // A goal in another currency makes these wrong although they were not sent.
  private static final Set<String> BOUND_TO_GOAL =
      Set.of(ProjectField.MINIMUM_PLEDGE.name(), ProjectField.BUDGET.name());

  private EditRules() {}

  /** Everything that is wrong with what was sent for a project in this state. */
  static List<Rejection> check(
      ProjectState state, FieldValues<WrittenProject> standing, FieldValues<WrittenProject> sent) {
    Checks checks = new Checks();
    sent.checkCleared(checks);
    if (!checks.found().isEmpty()) {
      return checks.found();
    }
    FieldValues<WrittenProject> after = sent.over(standing);
    if (state == ProjectState.LIVE) {
      checkLive(checks, standing, after);
    }
    Set<String> names = new HashSet<>(sent.names());
    names.removeAll(frozen(checks.found()));
    ProjectRules.check(after).stream()
        .filter(rejection -> concerns(rejection, names))
        .forEach(checks::add);
    return checks.found();
  }

  private static void checkLive(
      Checks checks, FieldValues<WrittenProject> standing, FieldValues<WrittenProject> after) {
    for (Field<WrittenProject, ?> field : standing.differences(after)) {
      String name = field.name();
      if (!ProjectField.ADDED_TO_ONCE_LIVE.contains(field)) {
        checks.add(Rejection.of(ProjectError.FROZEN, Map.of("field", name), name));
      } else if (!keeps((List<?>) field.stored(standing), (List<?>) field.stored(after))) {
        checks.add(Rejection.of(ProjectError.KEEP_WHAT_STANDS, name));
      }
    }
  }

  /** Returns whether {@code after} has all of {@code before}, in the same order. */
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

  /** The fields that these rejections call frozen: nothing else is said about them. */
  static Set<String> frozen(List<Rejection> rejections) {
    return rejections.stream()
        .filter(rejection -> rejection.code().equals(ProjectError.FROZEN.name()))
        .map(EditRules::field)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The field of the input that a rejection is about. */
  static String field(Rejection rejection) {
    return rejection.field().get(1);
  }

  private static boolean concerns(Rejection rejection, Set<String> sent) {
    String field = field(rejection);
    return sent.contains(field)
        || sent.contains(ProjectField.GOAL.name()) && BOUND_TO_GOAL.contains(field);
  }
}
