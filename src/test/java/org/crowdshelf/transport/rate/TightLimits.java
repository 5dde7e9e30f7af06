package org.crowdshelf.transport.rate;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test reaches in a moment; a test sets its address by X-Forwarded-For. */
public final class TightLimits implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        // A cached answer costs only its request.
        Map.entry("crowdshelf.cache.public-age", "0s"),
        Map.entry("crowdshelf.limits.concurrent", "2"),
        Map.entry("crowdshelf.limits.waiting", "1"),
        Map.entry("crowdshelf.limits.time", "3s"),
        Map.entry("crowdshelf.rate-limits.account", "120"),
        Map.entry("crowdshelf.rate-limits.address", "60"),
        Map.entry("crowdshelf.rate-limits.refused-tokens", "20"),
        Map.entry("crowdshelf.rate-limits.operations", "updateProfile:3/5"),
        Map.entry("crowdshelf.proxy.hops", "1"));
  }
}
