package org.crowdshelf.local;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Sets the database's address to that of the embedded server, which the first read of the address
 * starts. Applies only with {@code crowdshelf.local.database=embedded}, as in the dev and test
 * profiles, and without a configured address.
 */
public final class LocalDatabaseConfig implements ConfigSourceFactory {

  static final String ADDRESS = "crowdshelf.database.url";
  static final String USERNAME = "crowdshelf.database.username";

  /**
   * The embedded server, found as a service. The build refers to this class by name, so it is in
   * every artifact; the server's own class is not in production, and a native image cannot be built
   * with a reference to a missing class.
   */
  public interface Server {

    /**
     * The settings of a server.
     *
     * @param folder the folder of its data; null: the data ends with the process
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
