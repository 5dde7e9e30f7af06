package org.crowdshelf.transport.cache;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The classes that Caffeine makes of builders with a weigher or an end of each entry's own, which
 * it finds by name: bounded by weight; the same, expiring after the write; the same, expiring after
 * the access or at each entry's own time; the entries of a cache bounded by number that expire
 * after the access; and a cache bounded by number with a refresh and each entry's own time, and its
 * entries. The extension registers the others. A test compares this with every cache of the
 * service.
 */
@RegisterForReflection(
    classNames = {
      "com.github.benmanes.caffeine.cache.SSMW",
      "com.github.benmanes.caffeine.cache.SSMWW",
      "com.github.benmanes.caffeine.cache.SSMWA",
      "com.github.benmanes.caffeine.cache.PSAMS",
      "com.github.benmanes.caffeine.cache.SSMSAR",
      "com.github.benmanes.caffeine.cache.PSAWRMW"
    })
final class NativeCaches {

  private NativeCaches() {}
}
