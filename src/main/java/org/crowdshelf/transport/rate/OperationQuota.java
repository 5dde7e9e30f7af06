package org.crowdshelf.transport.rate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often one account may do one thing.
 *
 * @param operation a mutation's field
 */
public record OperationQuota(String operation, int minute, int hour) {

  private static final Pattern WRITTEN = Pattern.compile("(\\w+):(\\d{1,9})/(\\d{1,9})");

  /**
   * A quota as configured: {@code placePledge:20/120} is 20 a minute and 120 an hour.
   *
   * @throws IllegalArgumentException where it is written otherwise
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
