package org.crowdshelf.transport.rate;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Rate limits as configured, for objects of a test's own. */
final class TestRates {

  private TestRates() {}

  static RateLimitsConfig with(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(RateLimitsConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(RateLimitsConfig.class);
  }
}
