package org.crowdshelf.support;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Values that no operation takes, whatever it is for. */
public final class BadValues {

  private static final String BOOKS = "\ud83d\udcda";

  private BadValues() {}

  /** Names and titles of at most {@code max} characters, with the code that refuses each. */
  public static Stream<List<String>> lines(int max) {
    return Stream.of(
        List.of("", "BLANK"),
        List.of("   ", "BLANK"),
        List.of("\u3000\u00a0", "BLANK"),
        List.of("x".repeat(max + 1), "TOO_LONG"),
        List.of(BOOKS.repeat(max + 1), "TOO_LONG"),
        List.of("a\u0000b", "BAD_CHARACTERS"),
        List.of("a\ud800b", "BAD_CHARACTERS"),
        List.of("a\u202eb", "BAD_CHARACTERS"),
        List.of("a\u200bb", "BAD_CHARACTERS"),
        List.of("\ufe0f\u034f", "BLANK"),
        List.of("小\u200d明", "BAD_CHARACTERS"),
        List.of("小\ufe0f明", "BAD_CHARACTERS"),
        List.of("a\uffffb", "BAD_CHARACTERS"),
        List.of("\ue000", "BAD_CHARACTERS"),
        List.of("\u0301a", "BAD_CHARACTERS"),
        List.of("a\nb", "BAD_CHARACTERS"));
  }

  /** The longest name of at most {@code max} characters, none of them in the basic plane. */
  public static String longestLine(int max) {
    return BOOKS.repeat(max);
  }

  /** Markdown of at most {@code max} characters, with the code that refuses each. */
  public static Stream<List<String>> markdown(int max) {
    return Stream.of(
        List.of("   ", "BLANK"),
        List.of("图".repeat(max + 1), "TOO_LONG"),
        List.of("a\u0000b", "BAD_CHARACTERS"),
        List.of("a\udc00b", "BAD_CHARACTERS"));
  }

  /** Addresses of no public https page. */
  public static Stream<String> addresses() {
    return Stream.of(
        " ",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://example.org/",
        "https://user:password@example.org/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://example.org/\u202egpj.exe",
        "https://example.org/\ud800",
        "https://example.org/" + "a".repeat(2000));
  }

  /** The same without the empty text, which is read as null in an optional field. */
  public static Stream<String> optionalIds(IdType type) {
    return ids(type).filter(id -> !id.isEmpty());
  }

  /** Ids that lead nowhere for anybody: malformed, of other types, unknown. */
  public static Stream<String> ids(IdType type) {
    Stream<String> malformed =
        Stream.of(
            "", " ", "1", "' or 1=1", "\u0000", UUID.randomUUID().toString(), "x".repeat(10_000));
    Stream<String> wellFormed =
        Stream.of(
            Ids.encode(type, UUID.randomUUID()),
            Ids.encode(type, new UUID(0, 0)),
            Ids.encode(type, new UUID(-1, -1)),
            Ids.encode(type, new UUID(0, 0)).substring(0, 4) + "z".repeat(22));
    Stream<String> otherTypes =
        Stream.of(IdType.values())
            .filter(other -> other != type)
            .map(other -> Ids.encode(other, UUID.randomUUID()));
    return Stream.of(malformed, wellFormed, otherTypes).flatMap(ids -> ids);
  }

  /** JSON values that are not minor units. */
  public static Stream<String> minorUnits() {
    return Stream.of(
        "1.9",
        "1e3",
        "1.0",
        "\"100\"",
        "true",
        "null",
        "[]",
        "9007199254740992",
        "-9007199254740992",
        "9223372036854775808",
        "18446744073709551621");
  }
}
