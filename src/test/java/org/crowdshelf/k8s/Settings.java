package org.crowdshelf.k8s;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings that the service knows: from its configuration and from its classes. */
final class Settings {

  private static final Path FILE = Path.of("src/main/resources/application.properties");
  private static final Pattern PROFILE = Pattern.compile("^%[a-z,]+\\.");
  private static final Pattern NAMED =
      Pattern.compile("\\$\\{(crowdshelf\\.[a-z.-]+)(?::([^}]*))?}?");
  private static final Properties FOR_PRODUCTION = new Properties();
  private static final Set<String> KNOWN = new TreeSet<>();
  private static final Map<String, String> DEFAULTS = new HashMap<>();
  private static final Map<String, String> FALLBACKS = new HashMap<>();

  static {
    Properties all = new Properties();
    try (Reader reader = Files.newBufferedReader(FILE)) {
      all.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    for (String key : all.stringPropertyNames()) {
      KNOWN.add(PROFILE.matcher(key).replaceFirst(""));
      Matcher named = NAMED.matcher(all.getProperty(key));
      while (named.find()) {
        KNOWN.add(named.group(1));
        if (named.group(2) != null) {
          // Two fallbacks that differ are for the absence of the key, and no default of its own.
          FALLBACKS.merge(
              named.group(1), named.group(2), (one, other) -> one.equals(other) ? one : "");
        }
      }
      if (!key.startsWith("%")) {
        FOR_PRODUCTION.setProperty(key, all.getProperty(key));
        DEFAULTS.put(key, all.getProperty(key));
      }
    }
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.crowdshelf")) {
      injected(type).forEach(KNOWN::add);
      mapped(type).forEach(KNOWN::add);
    }
  }

  private Settings() {}

  /** Every key, those of the service's own and those of Quarkus that it sets. */
  static Set<String> known() {
    return KNOWN;
  }

  /**
   * The keys of the service's own, without what only its build reads, and a developer's machine.
   */
  static Set<String> own() {
    return KNOWN.stream()
        .filter(key -> key.startsWith("crowdshelf."))
        .filter(key -> !key.startsWith("crowdshelf.entries."))
        .filter(key -> !key.equals("crowdshelf.sandbox.every"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The default settings of production. */
  static String inProduction(String key, String fallback) {
    return FOR_PRODUCTION.getProperty(key, fallback);
  }

  /** The default in production, from the configuration or from an annotation; empty for none. */
  static String standard(String key) {
    return DEFAULTS.getOrDefault(key, FALLBACKS.getOrDefault(key, ""));
  }

  /** The environment variable of a key. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Stream<String> injected(JavaClass type) {
    Stream<HasAnnotations<?>> fields = type.getFields().stream().map(field -> field);
    Stream<HasAnnotations<?>> parameters =
        type.getCodeUnits().stream()
            .flatMap(unit -> unit.getParameters().stream())
            .map(parameter -> parameter);
    return Stream.concat(fields, parameters)
        .filter(place -> place.isAnnotatedWith(ConfigProperty.class))
        .map(place -> name(place.getAnnotationOfType(ConfigProperty.class.getName())));
  }

  private static String name(JavaAnnotation<?> injection) {
    String name = (String) injection.get("name").orElseThrow();
    String value = (String) injection.get("defaultValue").orElse(ConfigProperty.UNCONFIGURED_VALUE);
    if (!value.equals(ConfigProperty.UNCONFIGURED_VALUE)) {
      DEFAULTS.putIfAbsent(name, value);
    }
    return name;
  }

  private static Stream<String> mapped(JavaClass type) {
    if (!type.isAnnotatedWith(ConfigMapping.class)) {
      return Stream.of();
    }
    String prefix = type.getAnnotationOfType(ConfigMapping.class).prefix();
    return type.getMethods().stream().map(method -> name(prefix, method));
  }

  private static String name(String prefix, JavaMethod method) {
    String name =
        prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    method
        .tryGetAnnotationOfType(WithDefault.class)
        .ifPresent(value -> DEFAULTS.putIfAbsent(name, value.value()));
    return name;
  }
}
