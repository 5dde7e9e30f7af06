package org.crowdshelf.project;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.project.content.BudgetItem;
import org.crowdshelf.project.content.LibraryProfile;
import org.crowdshelf.project.content.PartnerChoice;
import org.crowdshelf.project.content.PressMention;
import org.crowdshelf.project.content.StorySection;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.money.Currencies;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * The rules for each field of a project, whether or not the project is complete. The numbers are
 * those of the field study: one platform began at 1 yuan, and projects ran for 1 to 90 days.
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

  /** Everything that is wrong with a draft. */
  static List<Rejection> check(FieldValues<WrittenProject> draft) {
    Checks checks = new Checks();
    draft.check(checks, ProjectField.ALL);
    return checks.found();
  }

  /** The least goal of a currency: one major unit. */
  static long leastGoal(Currency currency) {
    return Currencies.minorPerMajor(currency);
  }

  static void checkLibrary(Checks checks, LibraryProfile library) {
    checks.line(library.name(), MAX_NAME, "library", "name");
    checks.line(library.serves(), MAX_LINE, "library", "serves");
    checks.range(library.readersExpected(), 1, MAX_READERS, "library", "readersExpected");
  }

  static void checkGoal(Checks checks, MoneyInput goal) {
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
  }

  static void checkMinimum(Checks checks, MoneyInput minimum, MoneyInput goal) {
    if (hasKnownCurrency(goal)
        && positive(checks, minimum, goal.currency(), "minimumPledge")
        && minimum.amountMinor() > goal.amountMinor()) {
      checks.add(Rejection.of(ProjectError.MINIMUM_PLEDGE_ABOVE_GOAL, "minimumPledge"));
    }
  }

  static void checkBudget(Checks checks, List<BudgetItem> budget, MoneyInput goal) {
    if (!hasKnownCurrency(goal)) {
      return;
    }
    if (!checks.size(budget, MAX_BUDGET_LINES, "budget")) {
      return;
    }
    for (int i = 0; i < budget.size(); i++) {
      String line = Integer.toString(i);
      checks.line(budget.get(i).purpose(), MAX_LINE, "budget", line, "purpose");
      positive(checks, budget.get(i).amount(), goal.currency(), "budget", line, "amount");
    }
  }

  // An unknown currency is reported for the goal alone.
  private static boolean hasKnownCurrency(MoneyInput goal) {
    return Currencies.of(goal.currency()).isPresent();
  }

  private static boolean positive(
      Checks checks, MoneyInput amount, String currency, String... path) {
    if (!currency.equals(amount.currency())) {
      checks.add(Rejection.of(InputError.CURRENCY_MISMATCH, Map.of("currency", currency), path));
      return false;
    }
    checks.positive(amount, path);
    return amount.amountMinor() >= 1;
  }

  static void checkStory(Checks checks, List<StorySection> story) {
    if (!checks.size(story, MAX_SECTIONS, "story")) {
      return;
    }
    for (int i = 0; i < story.size(); i++) {
      String section = Integer.toString(i);
      checks.line(story.get(i).title(), MAX_TITLE, "story", section, "title");
      checks.markdown(story.get(i).body(), MAX_SECTION, "story", section, "body");
    }
  }

  static void checkPress(Checks checks, List<PressMention> press) {
    if (!checks.size(press, MAX_PRESS, "press")) {
      return;
    }
    for (int i = 0; i < press.size(); i++) {
      String mention = Integer.toString(i);
      checks.line(press.get(i).outlet(), MAX_NAME, "press", mention, "outlet");
      checks.address(press.get(i).url(), "press", mention, "url");
      checks.picture(press.get(i).screenshotUrl(), "press", mention, "screenshotUrl");
    }
  }

  static void checkPartners(Checks checks, List<PartnerChoice> partners) {
    if (!checks.size(partners, MAX_PARTNERS, "partners")) {
      return;
    }
    Set<PartnerChoice> once = new HashSet<>();
    for (int i = 0; i < partners.size(); i++) {
      if (partners.get(i).organisation() != null && !once.add(partners.get(i))) {
        checks.add(Rejection.of(ProjectError.DUPLICATE_PARTNER, "partners", Integer.toString(i)));
      }
    }
  }
}
