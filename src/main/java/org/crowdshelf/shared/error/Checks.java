package org.crowdshelf.shared.error;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.text.OwnPictures;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.TextProblem;
import org.crowdshelf.shared.text.WebAddress;

/**
 * Collects everything that is wrong with an input, so that it comes back in one answer. A null was
 * left out and is not checked.
 */
public final class Checks {

  private final List<Rejection> rejections = new ArrayList<>();

  /** A name, title or other text of one line of at most {@code max} characters, not blank. */
  public void line(String text, int max, String... path) {
    if (text != null) {
      report(Text.problemOfLine(text, max), max, path);
    }
  }

  /** The same, but it may be empty. */
  public void lineOrEmpty(String text, int max, String... path) {
    if (text != null && !text.isEmpty()) {
      line(text, max, path);
    }
  }

  /** A plain text of several lines of at most {@code max} characters, not blank. */
  public void message(String text, int max, String... path) {
    if (text != null) {
      report(Text.problemOfMessage(text, max), max, path);
    }
  }

  /** Markdown of at most {@code max} characters, not blank. */
  public void markdown(String text, int max, String... path) {
    if (text != null) {
      report(Text.problemOfMarkdown(text, max), max, path);
    }
  }

  /** An address that everyone may open. */
  public void address(String address, String... path) {
    if (address != null && WebAddress.normalised(address).isEmpty()) {
      add(Rejection.of(InputError.BAD_ADDRESS, path));
    }
  }

  /**
   * The address of a picture that everyone may see: of the site's own store, or of another site
   * where that is allowed.
   */
  public void picture(String address, String... path) {
    if (address == null || OwnPictures.isOne(address)) {
      return;
    }
    if (OwnPictures.othersAllowed()) {
      address(address, path);
    } else {
      add(Rejection.of(InputError.FOREIGN_ADDRESS, path));
    }
  }

  /** A number within min..max. */
  public void range(Number number, long min, long max, String... path) {
    if (number != null && (number.longValue() < min || number.longValue() > max)) {
      Map<String, String> bounds = Map.of("min", Long.toString(min), "max", Long.toString(max));
      add(worded(Rejection.of(InputError.OUT_OF_RANGE, bounds, path), min, max));
    }
  }

  /** An amount of more than zero. */
  public void positive(MoneyInput amount, String... path) {
    if (amount != null && amount.amountMinor() < 1) {
      Map<String, String> bounds =
          Map.of("min", "1", "max", Long.toString(MinorUnits.MAX), "currency", amount.currency());
      add(Rejection.of(InputError.OUT_OF_RANGE, bounds, path).worded("POSITIVE"));
    }
  }

  /**
   * A list of at most {@code max} entries. Returns whether it is short enough; the entries of a
   * longer one are not checked, because each of them could give an error.
   */
  public boolean size(Collection<?> list, int max, String... path) {
    boolean fits = list == null || list.size() <= max;
    if (!fits) {
      add(Rejection.of(InputError.TOO_MANY, Map.of("max", Integer.toString(max)), path));
    }
    return fits;
  }

  /** A problem that another rule found. */
  public void add(Rejection rejection) {
    rejections.add(rejection);
  }

  /** All rejections, in the order of the checks. */
  public List<Rejection> found() {
    return List.copyOf(rejections);
  }

  /** The path of something within the value at {@code path}. */
  public static String[] below(String[] path, String... more) {
    String[] deeper = Arrays.copyOf(path, path.length + more.length);
    System.arraycopy(more, 0, deeper, path.length, more.length);
    return deeper;
  }

  private void report(Optional<TextProblem> problem, int max, String... path) {
    problem.map(found -> rejection(found, max, path)).ifPresent(this::add);
  }

  private static Rejection rejection(TextProblem problem, int max, String... path) {
    return switch (problem) {
      case BLANK -> Rejection.of(InputError.BLANK, path);
      case TOO_LONG ->
          Rejection.of(InputError.TOO_LONG, Map.of("max", Integer.toString(max)), path);
      case BAD_CHARACTERS -> Rejection.of(InputError.BAD_CHARACTERS, path);
    };
  }

  // The greatest number that a field can carry is not told as a bound.
  private static Rejection worded(Rejection rejection, long min, long max) {
    if (min == max) {
      return rejection.worded("EXACT");
    }
    return max == Integer.MAX_VALUE ? rejection.worded("LEAST") : rejection;
  }
}
