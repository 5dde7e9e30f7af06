package org.crowdshelf.project;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.Currencies;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * What may be written into a project, whether or not it is complete. The numbers are those of the
 * field study: one platform began at 1 yuan, and projects ran for 1 to 90 days.
 */
final class ProjectRules {

  static final int MAX_TITLE = 80;
  static final int MAX_SUMMARY = 200;
  static final int MAX_SECTION = 20_000;
  static final int MAX_DURATION_DAYS = 90;
  static final int MAX_SECTIONS = 20;
  static final int MAX_BUDGET_LINES = 100;
  static final int MAX_MEDIA = 50;
  static final int MAX_PRESS = 50;
  static final int MAX_PARTNERS = 20;
  private static final int MAX_LINE = 200;
  private static final int MAX_NAME = 80;
  private static final int MAX_READERS = 100_000_000;

  private ProjectRules() {}

  static List<Rejection> check(ProjectDraft draft) {
    Checks checks = new Checks();
    checks.line(draft.title(), MAX_TITLE, "title");
    checks.lineOrEmpty(draft.summary(), MAX_SUMMARY, "summary");
    checks.address(draft.coverUrl(), "coverUrl");
    checks.range(draft.durationDays(), 1, MAX_DURATION_DAYS, "durationDays");
    checkLibrary(checks, draft.library());
    checkMoney(checks, draft);
    checkStory(checks, draft.story());
    MediaRules.check(checks, draft.media(), MAX_MEDIA, "media");
    checkPress(checks, draft.press());
    checkPartners(checks, draft.partners());
    return checks.found();
  }

  /** The least goal of a currency: one major unit. */
  static long leastGoal(Currency currency) {
    return Currencies.minorPerMajor(currency);
  }

  private static void checkLibrary(Checks checks, LibraryProfile library) {
    if (library != null) {
      checks.line(library.name(), MAX_NAME, "library", "name");
      checks.line(library.serves(), MAX_LINE, "library", "serves");
      checks.range(library.readersExpected(), 1, MAX_READERS, "library", "readersExpected");
    }
  }

  private static void checkMoney(Checks checks, ProjectDraft draft) {
    MoneyInput goal = draft.goal();
    Optional<Currency> currency = Currencies.of(goal.currency());
    if (currency.isEmpty()) {
      checks.add(Rejection.of(InputError.UNKNOWN_CURRENCY, "goal", "currency"));
      return;
    }
    long least = leastGoal(currency.get());
    if (goal.amountMinor() < least) {
      Map<String, String> min =
          Map.of("min", Long.toString(least), "currency", currency.get().getCurrencyCode());
      checks.add(Rejection.of(ProjectError.GOAL_TOO_SMALL, min, "goal"));
    }
    MoneyInput minimum = draft.minimumPledge();
    if (minimum != null && positive(checks, minimum, goal.currency(), "minimumPledge")) {
      if (minimum.amountMinor() > goal.amountMinor()) {
        checks.add(Rejection.of(ProjectError.MINIMUM_PLEDGE_ABOVE_GOAL, "minimumPledge"));
      }
    }
    checks.size(draft.budget(), MAX_BUDGET_LINES, "budget");
    for (int i = 0; draft.budget() != null && i < draft.budget().size(); i++) {
      String line = Integer.toString(i);
      checks.line(draft.budget().get(i).purpose(), MAX_LINE, "budget", line, "purpose");
      positive(checks, draft.budget().get(i).amount(), goal.currency(), "budget", line, "amount");
    }
  }

  private static boolean positive(
      Checks checks, MoneyInput amount, String currency, String... path) {
    if (!currency.equals(amount.currency())) {
      checks.add(Rejection.of(InputError.CURRENCY_MISMATCH, Map.of("currency", currency), path));
      return false;
    }
    checks.range(amount.amountMinor(), 1, MinorUnits.MAX, path);
    return amount.amountMinor() >= 1;
  }

  private static void checkStory(Checks checks, List<StorySection> story) {
    checks.size(story, MAX_SECTIONS, "story");
    for (int i = 0; story != null && i < story.size(); i++) {
      String section = Integer.toString(i);
      checks.line(story.get(i).title(), MAX_TITLE, "story", section, "title");
      checks.markdown(story.get(i).body(), MAX_SECTION, "story", section, "body");
    }
  }

  private static void checkPress(Checks checks, List<PressMention> press) {
    checks.size(press, MAX_PRESS, "press");
    for (int i = 0; press != null && i < press.size(); i++) {
      String mention = Integer.toString(i);
      checks.line(press.get(i).outlet(), MAX_NAME, "press", mention, "outlet");
      checks.address(press.get(i).url(), "press", mention, "url");
      checks.address(press.get(i).screenshotUrl(), "press", mention, "screenshotUrl");
    }
  }

  private static void checkPartners(Checks checks, List<ProjectDraft.PartnerChoice> partners) {
    checks.size(partners, MAX_PARTNERS, "partners");
    Set<ProjectDraft.PartnerChoice> once = new HashSet<>();
    for (int i = 0; partners != null && i < partners.size(); i++) {
      if (!once.add(partners.get(i))) {
        checks.add(Rejection.of(ProjectError.DUPLICATE_PARTNER, "partners", Integer.toString(i)));
      }
    }
  }
}
