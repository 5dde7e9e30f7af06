package org.crowdshelf.spending;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.Currencies;
import org.crowdshelf.shared.money.MoneyInput;

/** The rules of what is spent and shown, without I/O. */
final class SpendingRules {

  static final int MAX_RECEIPTS = 20;

  private static final int MAX_PAYEE = 100;
  private static final int MAX_PURPOSE = 500;
  private static final int MAX_NUMBER = 40;
  private static final int MAX_WORDS = 2_000;

  /** The largest amount of a list that is signed in place of a shop's receipt, in major units. */
  private static final long MAX_SIGNED_LIST = 500;

  private static final int YEARS_BACK = 10;
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]+");

  // Days are China's.
  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");

  private SpendingRules() {}

  /** The site's calendar date. */
  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), SITE);
  }

  /** Everything that is wrong with a spending, whatever was paid out. */
  static List<Rejection> checkShape(NewSpending spending, LocalDate today) {
    Checks checks = new Checks();
    checks.positive(spending.amount(), "amount");
    checks.line(spending.payee(), MAX_PAYEE, "payee");
    checks.line(spending.purpose(), MAX_PURPOSE, "purpose");
    if (spending.receipts().isEmpty()) {
      checks.add(Rejection.of(InputError.BLANK, "receipts"));
    }
    if (checks.size(spending.receipts(), MAX_RECEIPTS, "receipts")) {
      for (int i = 0; i < spending.receipts().size(); i++) {
        checkReceipt(checks, spending.receipts().get(i), today, path(i));
      }
    }
    return checks.found();
  }

  /** The path of a receipt. */
  static String[] path(int place) {
    return new String[] {"receipts", Integer.toString(place)};
  }

  private static void checkReceipt(
      Checks checks, NewReceipt receipt, LocalDate today, String... path) {
    checks.positive(receipt.amount(), Checks.below(path, "amount"));
    checkDay(
        checks,
        receipt.issuedOn(),
        today.minusYears(YEARS_BACK),
        today,
        Checks.below(path, "issuedOn"));
    checkNumber(checks, receipt.code(), Checks.below(path, "code"));
    checkNumber(checks, receipt.number(), Checks.below(path, "number"));
    if (receipt.kind() == ReceiptKind.INVOICE && receipt.number() == null) {
      checks.add(Rejection.of(InputError.BLANK, Checks.below(path, "number")));
    }
  }

  private static void checkNumber(Checks checks, String number, String... path) {
    int before = checks.found().size();
    checks.line(number, MAX_NUMBER, path);
    boolean sound = checks.found().size() == before;
    if (sound && number != null && !NUMBER.matcher(number).matches()) {
      checks.add(Rejection.of(InputError.BAD_CHARACTERS, path));
    }
  }

  private static void checkDay(
      Checks checks, LocalDate day, LocalDate first, LocalDate last, String... path) {
    if (day.isBefore(first) || day.isAfter(last)) {
      Map<String, String> bounds = Map.of("min", first.toString(), "max", last.toString());
      checks.add(Rejection.of(InputError.OUT_OF_RANGE, bounds, path).worded("DAYS"));
    }
  }

  /** Everything by which a spending does not fit what was paid out. */
  static List<Rejection> checkFit(NewSpending spending, LineFacts facts, LocalDate today) {
    if (facts.paidMinor() == 0) {
      return List.of(Rejection.of(SpendingError.NOT_PAID_OUT_YET, "budgetLineId"));
    }
    Checks checks = new Checks();
    checkCurrency(checks, spending.amount(), facts.currency(), "amount");
    for (int i = 0; i < spending.receipts().size(); i++) {
      MoneyInput amount = spending.receipts().get(i).amount();
      checkCurrency(checks, amount, facts.currency(), Checks.below(path(i), "amount"));
    }
    if (!checks.found().isEmpty()) {
      return checks.found();
    }
    checkDay(checks, spending.spentOn(), facts.firstPaidOn(), today, "spentOn");
    checkSignedLists(checks, spending, facts.currency());
    checkSum(checks, spending);
    if (spending.amount().amountMinor() > facts.leftMinor()) {
      checks.add(
          Rejection.of(
              SpendingError.SPENT_MORE_THAN_PAID_OUT,
              Map.of("left", Long.toString(facts.leftMinor()), "currency", facts.currency()),
              "amount"));
    }
    return checks.found();
  }

  private static void checkCurrency(
      Checks checks, MoneyInput amount, String currency, String... path) {
    if (!currency.equals(amount.currency())) {
      checks.add(Rejection.of(InputError.CURRENCY_MISMATCH, Map.of("currency", currency), path));
    }
  }

  private static void checkSignedLists(Checks checks, NewSpending spending, String currency) {
    long minorPerMajor = Currencies.of(currency).map(Currencies::minorPerMajor).orElseThrow();
    long maxMinor = MAX_SIGNED_LIST * minorPerMajor;
    for (int i = 0; i < spending.receipts().size(); i++) {
      NewReceipt receipt = spending.receipts().get(i);
      if (receipt.kind() == ReceiptKind.SIGNED_LIST && receipt.amount().amountMinor() > maxMinor) {
        Map<String, String> bounds =
            Map.of("min", "1", "max", Long.toString(maxMinor), "currency", currency);
        checks.add(
            Rejection.of(InputError.OUT_OF_RANGE, bounds, Checks.below(path(i), "amount"))
                .worded("AT_MOST"));
      }
    }
  }

  // Twenty amounts of up to 2^53-1: within a long.
  private static void checkSum(Checks checks, NewSpending spending) {
    long sumMinor = spending.receipts().stream().mapToLong(r -> r.amount().amountMinor()).sum();
    if (sumMinor != spending.amount().amountMinor()) {
      Map<String, String> params =
          Map.of(
              "sum", Long.toString(sumMinor),
              "amount", Long.toString(spending.amount().amountMinor()),
              "currency", spending.amount().currency());
      checks.add(Rejection.of(SpendingError.RECEIPTS_DO_NOT_ADD_UP, params, "receipts"));
    }
  }

  /** The problems of a reason, question or answer, which is needed. */
  static List<Rejection> checkWords(String words, String field) {
    Checks checks = new Checks();
    checks.message(words, MAX_WORDS, field);
    return checks.found();
  }

  /** The problems of a reason, which becomes the purpose of the row that takes another back. */
  static List<Rejection> checkReason(String reason) {
    Checks checks = new Checks();
    checks.line(reason, MAX_PURPOSE, "reason");
    return checks.found();
  }

  /** SPENDING_STATE with this state. */
  static Rejection wrongState(SpendingState state) {
    return Rejection.of(SpendingError.SPENDING_STATE, Map.of("state", state.name()), "spendingId");
  }
}
