package org.crowdshelf.transport.engine;

import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;

/**
 * The text about an input that is missing or does not fit its type, in the reader's language. The
 * engine writes these texts in English only; here the kind of the problem and the names in it are
 * read from them by plain searches.
 */
final class ValueText {

  private record Kind(String part, String key) {}

  // The first that occurs counts.
  private static final List<Kind> KINDS =
      List.of(
          new Kind("Missing field argument ", "BAD_USER_INPUT.MISSING"),
          new Kind("Null value for non-null ", "BAD_USER_INPUT.MISSING"),
          new Kind(" coerced Null value ", "BAD_USER_INPUT.MISSING"),
          new Kind(" must not be null", "BAD_USER_INPUT.MISSING"),
          new Kind(" missing required fields ", "BAD_USER_INPUT.MISSING_FIELDS"),
          new Kind(" contains a field not in ", "BAD_USER_INPUT.UNKNOWN_FIELD"),
          new Kind(" contains a field name ", "BAD_USER_INPUT.UNKNOWN_FIELD"),
          new Kind(" is not a valid ", "BAD_USER_INPUT.VALUE"),
          new Kind(" must be an object type", "BAD_USER_INPUT.VALUE"),
          new Kind(" has an invalid value: ", "BAD_USER_INPUT.VALUE"));

  // A type stands behind one of them, in quotes or as the first word of a scalar's own text.
  private static final List<String> BEFORE_TYPE =
      List.of("a valid '", "to type '", "input for enum '", "values for enum '", "invalid value: ");

  private ValueText() {}

  /** The text in this language; the engine's if it is about something else. */
  static String of(Language language, String engine) {
    for (Kind kind : KINDS) {
      if (engine.contains(kind.part)) {
        return text(language, kind.key, engine);
      }
    }
    return engine;
  }

  private static String text(Language language, String key, String engine) {
    String type = type(engine);
    boolean isVague = key.equals("BAD_USER_INPUT.VALUE") && type.isEmpty();
    return Messages.text(
        language,
        isVague ? "BAD_USER_INPUT.UNREADABLE" : key,
        Map.of("name", between(engine, "'", "'"), "fields", fields(engine), "type", type));
  }

  private static String type(String engine) {
    for (String before : BEFORE_TYPE) {
      if (engine.contains(before)) {
        String type = between(engine, before, before.endsWith("'") ? "'" : " must be ");
        return type.contains(" ") ? "" : type;
      }
    }
    return "";
  }

  private static String between(String engine, String before, String after) {
    int begin = engine.indexOf(before);
    int end = begin < 0 ? -1 : engine.indexOf(after, begin + before.length());
    return end < 0 ? "" : engine.substring(begin + before.length(), end);
  }

  private static String fields(String engine) {
    String unknown = between(engine, " contains a field name '", "'");
    return unknown.isEmpty() ? lastQuoted(engine) : unknown;
  }

  private static String lastQuoted(String engine) {
    int end = engine.lastIndexOf('\'');
    int begin = engine.lastIndexOf('\'', end - 1);
    return begin < 0 ? "" : engine.substring(begin + 1, end).replace("[", "").replace("]", "");
  }
}
