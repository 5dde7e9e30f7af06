package org.crowdshelf.transport.engine;

/**
 * A message of GraphQL Java as clients see it. It may quote as much of the request as the request
 * has, so it is cut by plain searches, whose time is linear in its length.
 */
final class EngineMessage {

  /** The longest quotation, in characters. */
  private static final int QUOTATION = 100;

  /** The longest message, in characters. */
  private static final int MESSAGE = 1000;

  private static final String VALUE = " with value '";
  private static final String[] AFTER_VALUE = {"' is", "' contains", "' must"};

  private EngineMessage() {}

  /** The message without values in the engine's notation, its quotations and its length cut. */
  static String shown(String message) {
    if (message == null) {
      return "";
    }
    String shown = withCutQuotations(withoutValue(message));
    return shown.length() <= MESSAGE ? shown : cut(shown, MESSAGE);
  }

  private static String withoutValue(String message) {
    int from = message.indexOf(VALUE);
    if (from < 0) {
      return message;
    }
    int end = -1;
    for (String after : AFTER_VALUE) {
      end = Math.max(end, message.lastIndexOf(after));
    }
    return end < from + VALUE.length()
        ? message
        : message.substring(0, from) + " " + message.substring(end + 2);
  }

  private static String withCutQuotations(String message) {
    StringBuilder shown = new StringBuilder(Math.min(message.length(), 2 * MESSAGE));
    int from = 0;
    while (from < message.length() && shown.length() <= MESSAGE) {
      int quote = message.indexOf('\'', from);
      int next = quote < 0 ? message.length() : quote;
      shown.append(
          next - from > QUOTATION && from > 0
              ? cut(message.substring(from, next), QUOTATION)
              : message.substring(from, next));
      if (quote >= 0) {
        shown.append('\'');
      }
      from = next + 1;
    }
    return shown.toString();
  }

  // Never between the two halves of a surrogate pair.
  private static String cut(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end) + "…";
  }
}
