package org.crowdshelf.shared.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * The texts of {@code messages/*.properties}, one bundle a language, parameters as {@code {name}}.
 */
public final class Messages {

  private static final Map<Language, Properties> BUNDLES = load();

  private Messages() {}

  /** The text of a key, its parameters filled in. A key that no bundle has is a fault of ours. */
  public static String text(Language language, String key, Map<String, String> params) {
    String text = BUNDLES.get(language).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("No message for " + key + " in " + language.tag());
    }
    for (Map.Entry<String, String> param : params.entrySet()) {
      text = text.replace("{" + param.getKey() + "}", param.getValue());
    }
    return text;
  }

  /** The keys of a language's bundle. */
  public static java.util.Set<String> keys(Language language) {
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
