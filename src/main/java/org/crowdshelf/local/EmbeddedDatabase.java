package org.crowdshelf.local;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The embedded PostgreSQL as a source of configuration. */
public final class EmbeddedDatabase implements LocalDatabaseConfig.Server {

  @Override
  public ConfigSource settings(String folder) {
    return new Settings(folder);
  }

  private record Settings(String folder) implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return Set.of(LocalDatabaseConfig.ADDRESS, LocalDatabaseConfig.USERNAME);
    }

    @Override
    public String getValue(String name) {
      return switch (name) {
        case LocalDatabaseConfig.ADDRESS -> EmbeddedPostgresServer.address(folder);
        case LocalDatabaseConfig.USERNAME -> EmbeddedPostgresServer.USERNAME;
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
