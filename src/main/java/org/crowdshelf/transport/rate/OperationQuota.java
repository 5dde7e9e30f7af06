package org.crowdshelf.transport.rate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of times that an account may use a mutation.
 *
 * @param operation the field of the mutation
 */
public record OperationQuota(String operation, int minute, int hour) {

  private static final Pattern WRITTEN = Pattern.compile("(\\w+):(\\d{1,9})/(\\d{1,9})");

  /**
   * Parses a quota: {@code placePledge:20/120} is 20 a minute and 120 an hour.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static OperationQuota of(String written) {
    Matcher parts = WRITTEN.matcher(written.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(written);
    }
    return new OperationQuota(
        parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
  }
}
