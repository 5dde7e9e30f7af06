package org.crowdshelf.shared.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The texts of {@code messages/*.properties}, one bundle a language, parameters as {@code {name}}.
 */
public final class Messages {

  private static final Map<Language, Properties> BUNDLES = load();

  private Messages() {}

  /** The text of a key with its parameters; throws IllegalArgumentException for an unknown key. */
  public static String text(Language language, String key, Map<String, String> params) {
    return text(language, key, params::get);
  }

  /**
   * The text of a key, each placeholder replaced by what the function makes of its name; null
   * leaves it as it is.
   */
  public static String text(Language language, String key, UnaryOperator<String> values) {
    String text = BUNDLES.get(language).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("No message for " + key + " in " + language.tag());
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      String value = values.apply(text.substring(open + 1, close));
      filled
          .append(text, from, open)
          .append(value == null ? text.substring(open, close + 1) : value);
      from = close + 1;
    }
    return filled.append(text, from, text.length()).toString();
  }

  /** The keys of a language's bundle. */
  public static Set<String> keys(Language language) {
    return BUNDLES.get(language).stringPropertyNames();
  }

  private static Map<Language, Properties> load() {
    Map<Language, Properties> bundles = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      bundles.put(language, read("messages/messages_" + language.locale() + ".properties"));
    }
    return bundles;
  }

  private static Properties read(String resource) {
    Properties texts = new Properties();
    try (InputStream in = Messages.class.getClassLoader().getResourceAsStream(resource)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
