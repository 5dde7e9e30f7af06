package org.crowdshelf.shared.text;

import java.util.Set;

/** Host names that lead to a server of the public internet. */
final class PublicHost {

  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  // Top-level names of private networks, and those that RFC 2606, 6761, 6762, 7686 and 9476
  // reserve.
  private static final Set<String> PRIVATE =
      Set.of(
          "alt",
          "arpa",
          "cluster",
          "corp",
          "home",
          "internal",
          "intranet",
          "invalid",
          "lan",
          "local",
          "localdomain",
          "localhost",
          "mail",
          "onion",
          "private",
          "svc",
          "test");

  // Public domains whose names resolve to whatever address stands in them, or to 127.0.0.1.
  private static final Set<String> RESOLVE_TO_ANY_ADDRESS =
      Set.of(
          "1u.ms",
          "backname.io",
          "fuf.me",
          "ip6.name",
          "lacolhost.com",
          "lcl.host",
          "local.gd",
          "localho.st",
          "localtest.me",
          "lvh.me",
          "nip.io",
          "rbndr.us",
          "sslip.io",
          "traefik.me",
          "vcap.me",
          "xip.io",
          "xip.name");

  private PublicHost() {}

  /** Returns whether a name in lower-case ASCII is public. */
  static boolean is(String host) {
    if (host.length() > MAX_NAME || !hasPublicTopLevel(host)) {
      return false;
    }
    int start = 0;
    for (int dot = host.indexOf('.'); start <= host.length(); dot = host.indexOf('.', start)) {
      int end = dot < 0 ? host.length() : dot;
      if (!isLabel(host, start, end) || RESOLVE_TO_ANY_ADDRESS.contains(host.substring(start))) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  // A last label that begins with a digit makes browsers read the name as an IPv4 address.
  private static boolean hasPublicTopLevel(String host) {
    int dot = host.lastIndexOf('.');
    String top = host.substring(dot + 1);
    return dot > 0
        && top.length() > 1
        && isLetter(top.charAt(0))
        && top.indexOf('_') < 0
        && !PRIVATE.contains(top);
  }

  private static boolean isLabel(String host, int start, int end) {
    boolean fits = end > start && end - start <= MAX_LABEL;
    for (int at = start; fits && at < end; at++) {
      char c = host.charAt(at);
      boolean inside = at > start && at < end - 1;
      fits = isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '-' && inside;
    }
    return fits;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
