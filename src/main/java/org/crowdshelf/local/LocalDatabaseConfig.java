package org.crowdshelf.local;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers for the database's address with that of the embedded server, which is started when first
 * asked for. Only where {@code crowdshelf.local.database=embedded}, as the dev and test profiles
 * have it, and nobody named a database.
 */
public final class LocalDatabaseConfig implements ConfigSourceFactory {

  static final String ADDRESS = "crowdshelf.database.url";
  static final String USERNAME = "crowdshelf.database.username";

  /**
   * What answers. Looked up as a service: this class has to be in every package, since the build
   * writes its name into the start, and a native image is not built around a class that is named
   * and not there.
   */
  public interface Server {

    /**
     * The settings of a server.
     *
     * @param folder where its data stays; null: goes with the process
     */
    ConfigSource settings(String folder);
  }

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean embedded = "embedded".equals(value(context, "crowdshelf.local.database"));
    if (!embedded || value(context, ADDRESS) != null) {
      return List.of();
    }
    String folder = value(context, "crowdshelf.local.database-folder");
    return ServiceLoader.load(Server.class, LocalDatabaseConfig.class.getClassLoader())
        .findFirst()
        .map(server -> server.settings(folder))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(270);
  }

  private static String value(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(name);
    return value == null ? null : value.getValue();
  }
}
