package org.crowdshelf.transport.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a replica remembers of its answers to the public. */
@ConfigMapping(prefix = "crowdshelf.cache")
interface CacheConfig {

  /** How old such an answer may be when it is given again; 0 for never again. */
  @WithDefault("1s")
  Duration publicAge();

  /** Memory for such answers and what was asked; one alone may take a sixteenth. */
  @WithDefault("32M")
  MemorySize publicBytes();
}
