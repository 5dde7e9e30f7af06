package org.crowdshelf.transport.connection;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits so low that a test can reach them. */
public class FewConnections implements QuarkusTestProfile {

  static final int MOST = 30;
  static final int MOST_PER_ADDRESS = 10;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "crowdshelf.limits.connections", Integer.toString(MOST),
        "crowdshelf.limits.connections-per-address", Integer.toString(MOST_PER_ADDRESS),
        // The service must not close idle connections of a test.
        "crowdshelf.limits.arrival", "60s");
  }

  /** The same limits behind a trusted proxy. */
  public static final class BehindAProxy extends FewConnections {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new java.util.HashMap<>(super.getConfigOverrides());
      settings.put("crowdshelf.proxy.hops", "1");
      return settings;
    }
  }
}
