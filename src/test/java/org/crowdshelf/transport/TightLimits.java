package org.crowdshelf.transport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test reaches in a moment; it says by X-Forwarded-For whose address it has. */
public final class TightLimits implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        // What a cache answers costs nothing beyond its request.
        "crowdshelf.cache.public-age", "0s",
        "crowdshelf.limits.concurrent", "2",
        "crowdshelf.limits.waiting", "1",
        "crowdshelf.limits.time", "3s",
        "crowdshelf.rate-limits.account", "120",
        "crowdshelf.rate-limits.address", "60",
        "crowdshelf.rate-limits.operations", "updateProfile:3/5",
        "crowdshelf.proxy.hops", "1");
  }
}
