package org.crowdshelf.transport.rate;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Rate limits with the defaults, for unit tests. */
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
