package org.crowdshelf.shared.text;

import java.util.Collection;
import java.util.List;

/**
 * Web origins, such as {@code https://app.example.org}. The port {@code *} stands for every port
 * and for none: {@code http://localhost:*}.
 */
public final class Origins {

  private static final String ANY_PORT = ":*";
  private static final int LONGEST_PORT = 5;

  private final List<String> origins;

  private Origins(Collection<String> origins) {
    this.origins = List.copyOf(origins);
  }

  public static Origins of(Collection<String> origins) {
    return new Origins(origins);
  }

  /** Returns whether an origin, as browsers write it, is among them. */
  public boolean contain(String origin) {
    return origins.stream().anyMatch(one -> matches(one, origin));
  }

  private static boolean matches(String one, String origin) {
    if (!one.endsWith(ANY_PORT)) {
      return one.equals(origin);
    }
    String host = one.substring(0, one.length() - ANY_PORT.length());
    return origin.equals(host)
        || origin.startsWith(host + ":") && isPort(origin.substring(host.length() + 1));
  }

  private static boolean isPort(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_PORT
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
