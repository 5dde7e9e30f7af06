package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.junit.jupiter.api.Test;

/** src/docs/error-codes.md has every code, its meaning, its parameters and its texts. */
class ErrorCodesPageTest {

  private static final Path PAGE = Path.of("src/docs/error-codes.md");
  private static final Path SOURCES = Path.of("src/main/java/org/crowdshelf");
  private static final Pattern ENUM = Pattern.compile("public enum (\\w+Error|ErrorCode) \\{");
  private static final Pattern CONSTANT =
      Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*([A-Z0-9_]+)\\b");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(:money)?[^}]*}");

  private static final String HEAD =
      """
      # Error codes

      Generated from the enums of codes and the bundles of texts by `ErrorCodesPageTest`; renew it with
      `./mvnw test -Dtest=ErrorCodesPageTest -Dcrowdshelf.error-codes.write=true`.

      `userErrors` of a payload are what a person can correct in a form: then nothing was changed. `code` and the names of
      `params` are stable, texts are not. The values of `params` are raw: amounts are minor units of the parameter `currency`,
      times are UTC (ISO 8601), states are names of enum values. In the texts below, `{min:money}` stands for the amount with its
      sign, `{min:day}` for the day in China, and `{state:ProjectState}` for the state's name in the language.

      ## A payment that was declined

      A declined or expired payment has no code. `placePledge` with the same key answers the same pledge, which has ended, with
      `payment: null`. To let the backer try again, make a new `idempotencyKey` and send `placePledge` with it.

      """;

  private record Code(String name, String meaning) {}

  @Test
  void thePageHasWhatTheCodeHas() throws IOException {
    String generated = page();
    if (Boolean.getBoolean("crowdshelf.error-codes.write")) {
      Files.writeString(PAGE, generated);
    }
    assertEquals(Files.readString(PAGE), generated);
  }

  @Test
  void everyTopLevelCodeIsOnThePage() {
    assertEquals(
        Stream.of(ErrorCode.values()).map(Enum::name).toList(),
        codes(SOURCES.resolve("shared/error/ErrorCode.java")).stream().map(Code::name).toList());
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(SOURCES)) {
      all.filter(file -> file.toString().endsWith(".java") && isCodes(file)).forEach(files::add);
    }
    files.sort(
        Comparator.comparing(ErrorCodesPageTest::isTopLevel)
            .thenComparing(file -> !file.startsWith(SOURCES.resolve("shared")))
            .thenComparing(Path::toString));
    for (Path file : files) {
      page.append(section(file));
    }
    return page.toString();
  }

  private static String section(Path file) {
    String title =
        isTopLevel(file)
            ? "Top-level errors: `extensions.code`"
            : file.startsWith(SOURCES.resolve("shared"))
                ? "userErrors: values"
                : "userErrors: " + SOURCES.relativize(file).getName(0);
    StringBuilder section = new StringBuilder("## " + title + "\n\n");
    String values = isTopLevel(file) ? "values in the text" : "params";
    section.append("| code | meaning | %s | texts |%n|---|---|---|---|%n".formatted(values));
    for (Code code : codes(file)) {
      section.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(code.name(), code.meaning(), params(code), texts(code)));
    }
    return section.append("\n").toString();
  }

  private static String params(Code code) {
    Set<String> params = new TreeSet<>();
    Stream<String> texts =
        keys(code).stream().map(key -> Messages.text(Language.EN, key, name -> null));
    Stream.concat(Stream.of(code.meaning()), texts)
        .flatMap(text -> PLACEHOLDER.matcher(text).results())
        .forEach(found -> addTo(params, found));
    return params.stream().map(param -> "`" + param + "`").collect(Collectors.joining(", "));
  }

  // An amount is told in the currency that is sent with it.
  private static void addTo(Set<String> params, MatchResult found) {
    params.add(found.group(1));
    if (found.group(2) != null) {
      params.add("currency");
    }
  }

  private static String texts(Code code) {
    return keys(code).stream()
        .flatMap(
            key ->
                Stream.of(Language.EN, Language.ZH_CN)
                    .map(language -> Messages.text(language, key, name -> null)))
        .collect(Collectors.joining("<br>"));
  }

  private static List<String> keys(Code code) {
    return Messages.keys(Language.EN).stream()
        .filter(key -> key.equals(code.name()) || key.startsWith(code.name() + "."))
        .sorted()
        .toList();
  }

  private static List<Code> codes(Path file) {
    String source = read(file);
    String body = source.substring(source.indexOf("public enum"));
    return CONSTANT
        .matcher(body)
        .results()
        .map(found -> new Code(found.group(2), plain(found.group(1))))
        .toList();
  }

  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("\\s*\\n\\s*\\* ?", " ")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
        .strip();
  }

  private static boolean isCodes(Path file) {
    return ENUM.matcher(read(file)).find();
  }

  private static boolean isTopLevel(Path file) {
    return file.endsWith("ErrorCode.java");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
