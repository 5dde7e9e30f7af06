package org.crowdshelf.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.crowdshelf.project.content.BudgetItem;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.project.content.LibraryKind;
import org.crowdshelf.project.content.LibraryProfile;
import org.crowdshelf.project.content.StoryKind;
import org.crowdshelf.project.content.StorySection;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;
import org.junit.jupiter.api.Test;

class SubmissionRulesTest {

  private static final LibraryProfile LIBRARY =
      new LibraryProfile(LibraryKind.COMMUNITY, "番茄太阳阅读馆", null, null);
  private static final List<StorySection> STORY =
      Stream.of(
              StoryKind.WHAT_WE_WANT_TO_DO,
              StoryKind.WHY_WE_NEED_SUPPORT,
              StoryKind.WHAT_WE_HAVE_DONE)
          .map(kind -> new StorySection(kind, "t", "b"))
          .toList();

  @Test
  void findsNothingInAWholeProject() {
    assertEquals(List.of(), gaps(draft("s", "c", LIBRARY, "320400", 90, STORY, 60, 40)));
  }

  @Test
  void findsEveryGapAtOnce() {
    assertEquals(
        List.of(
            "summary MISSING",
            "media MISSING",
            "story MISSING",
            "story MISSING",
            "story MISSING",
            "budget MISSING",
            "durationDays MISSING",
            "library LIBRARY_PROFILE_MISSING",
            "region MISSING"),
        gaps(draft("", null, null, null, null, List.of())));
  }

  @Test
  void wantsABudgetOfExactlyTheGoal() {
    for (long[] lines : List.of(new long[] {60, 39}, new long[] {60, 41}, new long[] {1})) {
      assertEquals(
          List.of("budget BUDGET_DOES_NOT_ADD_UP"),
          gaps(draft("s", "c", LIBRARY, "320400", 90, STORY, lines)));
    }
    Rejection gap = SubmissionRules.gaps(draft("s", "c", LIBRARY, "320400", 90, STORY, 99)).get(0);
    assertEquals(
        Map.of(
            "budget", "¥0.99",
            "budgetMinor", "99",
            "goal", "¥1.00",
            "goalMinor", "100",
            "currency", "CNY"),
        gap.params());
  }

  @Test
  void addsUpWhatNoAmountCouldHold() {
    long[] lines = LongStream.generate(() -> MinorUnits.MAX).limit(100).toArray();
    assertEquals(
        List.of("budget BUDGET_DOES_NOT_ADD_UP"),
        gaps(draft("s", "c", LIBRARY, "320400", 90, STORY, lines)));
  }

  private static List<String> gaps(FieldValues<WrittenProject> draft) {
    return SubmissionRules.gaps(draft).stream()
        .map(r -> r.field().get(1) + " " + r.code())
        .toList();
  }

  private static FieldValues<WrittenProject> draft(
      String summary,
      String cover,
      LibraryProfile library,
      String region,
      Integer days,
      List<StorySection> story,
      long... lines) {
    return FieldValues.<WrittenProject>none()
        .with(ProjectField.TITLE, "Title")
        .with(ProjectField.SUMMARY, summary)
        .with(ProjectField.CATEGORY, Category.LIBRARY)
        .with(ProjectField.LIBRARY, library)
        .with(ProjectField.REGION, region)
        .with(ProjectField.COVER_URL, cover)
        .with(ProjectField.GOAL, yuan(100))
        .with(ProjectField.DURATION_DAYS, days)
        .with(ProjectField.STORY, story)
        .with(ProjectField.MEDIA, List.of())
        .with(
            ProjectField.BUDGET,
            LongStream.of(lines).mapToObj(l -> new BudgetItem("p", yuan(l))).toList());
  }

  private static MoneyInput yuan(long minor) {
    return new MoneyInput(new MinorUnits(minor), "CNY");
  }
}
