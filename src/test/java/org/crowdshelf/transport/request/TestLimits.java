package org.crowdshelf.transport.request;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.document.DocumentRefused;
import org.crowdshelf.transport.document.LimitExceeded;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Limits with the defaults, for unit tests. */
public final class TestLimits {

  private TestLimits() {}

  public static LimitsConfig defaults() {
    return with(Map.of());
  }

  static LimitsConfig with(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(LimitsConfig.class)
        .withDefaultValues(settings)
        .withConverter(
            io.quarkus.runtime.configuration.MemorySize.class,
            100,
            new io.quarkus.runtime.configuration.MemorySizeConverter())
        .withConverter(
            java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
        .build()
        .getConfigMapping(LimitsConfig.class);
  }

  public static void assertRefused(ErrorCode code, long max, Executable measuring) {
    DocumentRefused refused = Assertions.assertThrows(DocumentRefused.class, measuring);
    LimitExceeded over = (LimitExceeded) refused.errors().get(0);
    Assertions.assertEquals(code, over.code());
    Assertions.assertEquals(Long.toString(max), over.params().get("max"));
  }
}
