package org.crowdshelf.local;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers for the database's address with that of the embedded server, which is started when first
 * asked for. Only where {@code crowdshelf.local.database=embedded}, as the dev and test profiles
 * have it, and nobody named a database.
 */
public final class LocalDatabaseConfig implements ConfigSourceFactory {

  private static final String ADDRESS = "crowdshelf.database.url";
  private static final String USERNAME = "crowdshelf.database.username";

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean embedded = "embedded".equals(value(context, "crowdshelf.local.database"));
    if (!embedded || value(context, ADDRESS) != null) {
      return List.of();
    }
    return List.of(new Source(value(context, "crowdshelf.local.database-folder")));
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(270);
  }

  private static String value(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(name);
    return value == null ? null : value.getValue();
  }

  private record Source(String folder) implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return Set.of(ADDRESS, USERNAME);
    }

    @Override
    public String getValue(String name) {
      return switch (name) {
        case ADDRESS -> EmbeddedPostgresServer.address(folder);
        case USERNAME -> EmbeddedPostgresServer.USERNAME;
        default -> null;
      };
    }

    @Override
    public Map<String, String> getProperties() {
      return Map.of();
    }

    @Override
    public String getName() {
      return "embedded PostgreSQL";
    }

    @Override
    public int getOrdinal() {
      return 270;
    }
  }
}
