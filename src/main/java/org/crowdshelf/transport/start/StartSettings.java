package org.crowdshelf.transport.start;

import io.quarkus.runtime.ImageMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Checks the settings of a package by {@link StartRules}, and adds those that follow from them: of
 * {@link TlsSettings} and {@link MigrateOnly}. Quarkus calls it while it composes the configuration
 * that the process runs with, before it starts anything else. An earlier look would meet another
 * configuration: a native executable brings one along that was made with the environment of the
 * build.
 */
public final class StartSettings implements ConfigSourceFactory {

  // Above that of system properties (400) and of the environment (300).
  private static final int ORDINAL = 500;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    if (!packaged()) {
      return List.of();
    }
    // Files that smallrye.config.locations names are another such factory's, so not yet known here.
    List<ConfigSource> files = new ArrayList<>();
    new PropertiesLocationConfigSourceFactory().getConfigSources(context).forEach(files::add);
    Function<String, Optional<String>> setting = name -> value(name, context, files);
    Staging staging = Staging.ofPackage();
    List<String> objections =
        StartRules.objections(staging, context.getProfiles(), names(context, files), setting);
    if (!objections.isEmpty()) {
      // Neither logging nor anything else has started, so nothing has to be stopped.
      System.err.println(StartRules.sentence(objections));
      Runtime.getRuntime().halt(Crowdshelf.BAD_CONFIGURATION);
    }
    Map<String, String> settings = new HashMap<>(TlsSettings.of(setting));
    if (MigrateOnly.isSet(setting)) {
      settings.putAll(MigrateOnly.settings(staging));
    }
    return List.of(new PropertiesConfigSource(settings, "crowdshelf", ORDINAL));
  }

  // The profile can be set wrongly; the class that the build generates, and its loader, cannot.
  private static boolean packaged() {
    if (ImageMode.current() == ImageMode.NATIVE_RUN) {
      return true;
    }
    ClassLoader loader = StartSettings.class.getClassLoader();
    return !loader.getClass().getSimpleName().equals("QuarkusClassLoader")
        && loader.getResource("io/quarkus/runner/ApplicationImpl.class") != null;
  }

  // The files have the lowest precedence.
  private static Optional<String> value(
      String name, ConfigSourceContext context, List<ConfigSource> files) {
    ConfigValue value = context.getValue(name);
    return value != null && value.getValue() != null
        ? Optional.of(value.getValue())
        : files.stream().map(file -> file.getValue(name)).filter(Objects::nonNull).findFirst();
  }

  private static Set<String> names(ConfigSourceContext context, List<ConfigSource> files) {
    Set<String> names = new HashSet<>();
    context.iterateNames().forEachRemaining(names::add);
    files.forEach(file -> names.addAll(file.getPropertyNames()));
    return names;
  }
}
