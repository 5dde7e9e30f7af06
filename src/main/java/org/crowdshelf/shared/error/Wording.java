package org.crowdshelf.shared.error;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.crowdshelf.shared.money.Money;

/**
 * Writes rejections for people. A placeholder of a text may say how its raw parameter is shown:
 * {@code {min:money}} as an amount in the parameter currency, {@code {min:day}} as the day in
 * China, {@code {state:ProjectState}} as the text {@code ProjectState.LIVE} of the bundle.
 */
final class Wording {

  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");
  private static final int ISO_DAY = "2026-01-31".length();

  private Wording() {}

  static String of(Rejection rejection, Language language) {
    return Messages.text(
        language,
        rejection.textKey(),
        placeholder -> shown(placeholder, rejection.params(), language));
  }

  private static String shown(String placeholder, Map<String, String> params, Language language) {
    int colon = placeholder.indexOf(':');
    if (colon < 0) {
      return params.get(placeholder);
    }
    String raw = params.get(placeholder.substring(0, colon));
    String kind = placeholder.substring(colon + 1);
    return switch (kind) {
      case "money" -> Money.display(Long.parseLong(raw), params.get("currency"), language);
      case "day" -> day(raw).format(formatter(language));
      default -> Messages.text(language, kind + "." + raw, Map.of());
    };
  }

  private static LocalDate day(String raw) {
    return raw.length() == ISO_DAY
        ? LocalDate.parse(raw)
        : LocalDate.ofInstant(Instant.parse(raw), SITE);
  }

  private static DateTimeFormatter formatter(Language language) {
    String pattern = language == Language.ZH_CN ? "y年M月d日" : "d MMMM y";
    return DateTimeFormatter.ofPattern(pattern, language.locale());
  }
}
