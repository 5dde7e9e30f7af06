package org.crowdshelf.transport.cache;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What Caffeine makes of builders with a weigher, by name: bounded by weight; the same, with an end
 * after the write; the same, with an end after the access or of each entry's own; and the entries
 * of one bounded by number with an end after the access. The extension registers the others. A test
 * compares this with every cache of the service.
 */
@RegisterForReflection(
    classNames = {
      "com.github.benmanes.caffeine.cache.SSMW",
      "com.github.benmanes.caffeine.cache.SSMWW",
      "com.github.benmanes.caffeine.cache.SSMWA",
      "com.github.benmanes.caffeine.cache.PSAMS"
    })
final class NativeCaches {

  private NativeCaches() {}
}
