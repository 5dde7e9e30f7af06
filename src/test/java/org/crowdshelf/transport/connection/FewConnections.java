package org.crowdshelf.transport.connection;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** So few connections that a test can have them all. */
public class FewConnections implements QuarkusTestProfile {

  static final int MOST = 30;
  static final int MOST_PER_ADDRESS = 10;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "crowdshelf.limits.connections", Integer.toString(MOST),
        "crowdshelf.limits.connections-per-address", Integer.toString(MOST_PER_ADDRESS),
        // What a test leaves open is not to be closed by the service.
        "crowdshelf.limits.arrival", "60s");
  }

  /** The same behind a proxy of one's own. */
  public static final class BehindAProxy extends FewConnections {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new java.util.HashMap<>(super.getConfigOverrides());
      settings.put("crowdshelf.proxy.hops", "1");
      return settings;
    }
  }
}
