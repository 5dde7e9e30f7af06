package org.crowdshelf.shared.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that messages are written in. */
public enum Language {
  ZH_CN("zh-CN"),
  EN("en");

  private final Locale locale;

  Language(String tag) {
    this.locale = Locale.forLanguageTag(tag);
  }

  /** The language's locale: zh-CN or en. */
  public Locale locale() {
    return locale;
  }

  /** The language tag: zh-CN or en. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** The language of exactly this tag, e.g. from configuration. */
  public static Optional<Language> ofTag(String tag) {
    return List.of(values()).stream().filter(l -> l.tag().equalsIgnoreCase(tag)).findFirst();
  }

  /** The language of this locale; zh-CN for a locale that the service has no texts in. */
  public static Language of(Locale locale) {
    return EN.locale.equals(locale) ? EN : ZH_CN;
  }

  /**
   * The language that an Accept-Language header prefers, by its weights; any Chinese is zh-CN, any
   * English en. The fallback if the header is missing, malformed, or names neither.
   */
  public static Language negotiate(String acceptLanguage, Language fallback) {
    if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 500) {
      return fallback;
    }
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        String wanted = range.getRange();
        if (range.getWeight() == 0) {
          continue;
        }
        if (wanted.equals("*")) {
          return fallback;
        }
        for (Language language : values()) {
          if (wanted.split("-")[0].equals(language.locale.getLanguage())) {
            return language;
          }
        }
      }
      return fallback;
    } catch (IllegalArgumentException malformed) {
      return fallback;
    }
  }
}
