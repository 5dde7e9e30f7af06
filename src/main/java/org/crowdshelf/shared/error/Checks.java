package org.crowdshelf.shared.error;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;

/**
 * Gathers everything that is wrong with an input, so that it comes back in one answer. Values that
 * are null were left out and are not checked.
 */
public final class Checks {

  private final List<Rejection> rejections = new ArrayList<>();

  /** A name or title of at most {@code max} characters, not blank. */
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

  /** Markdown of at most {@code max} characters, not blank. */
  public void markdown(String text, int max, String... path) {
    if (text != null) {
      report(Text.problemOfMarkdown(text, max), max, path);
    }
  }

  /** An address that everyone may open. */
  public void address(String address, String... path) {
    if (address != null && !WebAddress.isPublicHttps(address)) {
      add(Rejection.of(InputError.BAD_ADDRESS, path));
    }
  }

  /** A number within min..max. */
  public void range(Number number, long min, long max, String... path) {
    if (number != null && (number.longValue() < min || number.longValue() > max)) {
      Map<String, String> bounds = Map.of("min", Long.toString(min), "max", Long.toString(max));
      add(Rejection.of(InputError.OUT_OF_RANGE, bounds, path));
    }
  }

  /** A list of at most {@code max} entries. */
  public void size(Collection<?> list, int max, String... path) {
    if (list != null && list.size() > max) {
      add(Rejection.of(InputError.TOO_MANY, Map.of("max", Integer.toString(max)), path));
    }
  }

  /** Something else that is wrong. */
  public void add(Rejection rejection) {
    rejections.add(rejection);
  }

  /** All that was found, in the order of the checks. */
  public List<Rejection> found() {
    return List.copyOf(rejections);
  }

  /** A path one deeper. */
  public static String[] below(String[] path, String... more) {
    String[] deeper = Arrays.copyOf(path, path.length + more.length);
    System.arraycopy(more, 0, deeper, path.length, more.length);
    return deeper;
  }

  private void report(Optional<InputError> problem, int max, String... path) {
    problem.ifPresent(
        error ->
            add(
                error == InputError.TOO_LONG
                    ? Rejection.of(error, Map.of("max", Integer.toString(max)), path)
                    : Rejection.of(error, path)));
  }
}
