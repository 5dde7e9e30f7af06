package org.crowdshelf.transport.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The public cache of a replica. */
@ConfigMapping(prefix = "crowdshelf.cache")
interface CacheConfig {

  /** The maximum age of a cached answer; 0 switches the cache off. */
  @WithDefault("1s")
  Duration publicAge();

  /** The memory for keys and answers; one entry may take a sixteenth of it. */
  @WithDefault("32M")
  MemorySize publicBytes();
}
