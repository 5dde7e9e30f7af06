package org.crowdshelf.project;

import java.util.List;
import java.util.Map;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.project.content.MediaKind;
import org.crowdshelf.project.content.StoryKind;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.Money;

/**
 * The parts that a project must have before reviewers look at it. 番茄太阳阅读馆 failed with text alone
 * and no budget; with budget, photos and press it raised 16,567.67 yuan.
 */
final class SubmissionRules {

  private static final List<StoryKind> TOLD =
      List.of(
          StoryKind.WHAT_WE_WANT_TO_DO, StoryKind.WHY_WE_NEED_SUPPORT, StoryKind.WHAT_WE_HAVE_DONE);

  private SubmissionRules() {}

  /** Every gap, each with the field that closes it. */
  static List<Rejection> gaps(FieldValues<WrittenProject> draft) {
    Checks checks = new Checks();
    require(checks, !draft.get(ProjectField.TITLE).isBlank(), "title");
    require(
        checks,
        draft.get(ProjectField.SUMMARY) != null && !draft.get(ProjectField.SUMMARY).isBlank(),
        "summary");
    require(checks, hasPicture(draft), "media");
    checkStory(checks, draft);
    checkBudget(checks, draft);
    require(checks, draft.get(ProjectField.DURATION_DAYS) != null, "durationDays");
    checkLibrary(checks, draft);
    return checks.found();
  }

  private static boolean hasPicture(FieldValues<WrittenProject> draft) {
    return draft.get(ProjectField.COVER_URL) != null
        || draft.get(ProjectField.MEDIA).stream()
            .anyMatch(media -> media.kind() == MediaKind.IMAGE);
  }

  private static void checkStory(Checks checks, FieldValues<WrittenProject> draft) {
    for (StoryKind kind : TOLD) {
      if (draft.get(ProjectField.STORY).stream().noneMatch(section -> section.kind() == kind)) {
        Map<String, String> which = Map.of("kind", kind.name());
        checks.add(Rejection.of(ProjectError.MISSING, which, "story"));
      }
    }
  }

  private static void checkBudget(Checks checks, FieldValues<WrittenProject> draft) {
    require(checks, !draft.get(ProjectField.BUDGET).isEmpty(), "budget");
    long goalMinor = draft.get(ProjectField.GOAL).amountMinor();
    // Up to 100 lines of up to 2^53-1 each: within a long.
    long budgetMinor =
        draft.get(ProjectField.BUDGET).stream()
            .mapToLong(line -> line.amount().amountMinor())
            .sum();
    if (!draft.get(ProjectField.BUDGET).isEmpty() && budgetMinor != goalMinor) {
      checks.add(unequal(budgetMinor, goalMinor, draft.get(ProjectField.GOAL).currency()));
    }
  }

  private static Rejection unequal(long budgetMinor, long goalMinor, String currency) {
    Map<String, String> sums =
        Map.of(
            "budget", text(budgetMinor, currency),
            "budgetMinor", Long.toString(budgetMinor),
            "goal", text(goalMinor, currency),
            "goalMinor", Long.toString(goalMinor),
            "currency", currency);
    return Rejection.of(ProjectError.BUDGET_DOES_NOT_ADD_UP, sums, "budget");
  }

  // A sum of lines may lie beyond what one amount may be.
  private static String text(long minor, String currency) {
    return minor > MinorUnits.MAX ? Long.toString(minor) : Money.of(minor, currency).toString();
  }

  private static void checkLibrary(Checks checks, FieldValues<WrittenProject> draft) {
    boolean aboutLibrary =
        draft.get(ProjectField.CATEGORY) == Category.LIBRARY
            || draft.get(ProjectField.LIBRARY) != null;
    if (draft.get(ProjectField.LIBRARY) == null && aboutLibrary) {
      checks.add(Rejection.of(ProjectError.LIBRARY_PROFILE_MISSING, "library"));
    }
    require(checks, draft.get(ProjectField.REGION) != null || !aboutLibrary, "region");
  }

  private static void require(Checks checks, boolean there, String field) {
    if (!there) {
      checks.add(Rejection.of(ProjectError.MISSING, field));
    }
  }
}
