package org.crowdshelf.transport.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * Limits over time; above them requests are refused with RATE_LIMITED before anything is fetched.
 */
@ConfigMapping(prefix = "crowdshelf.rate-limits")
public interface RateLimitsConfig {

  /** True if requests are counted. */
  @WithDefault("true")
  boolean enabled();

  /** The cost that an account may use in a minute. */
  @WithDefault("60000")
  long account();

  /**
   * The cost that an address may use in a minute without signing in; many people may share an
   * address.
   */
  @WithDefault("300000")
  long address();

  /**
   * Invalid tokens from one address in a minute; expired ones do not count. Above the limit the
   * answer is 429; valid tokens are still accepted.
   */
  @WithDefault("600")
  long refusedTokens();

  /**
   * The accounts and addresses in the memory of a replica; the least recently used ones are
   * dropped.
   */
  @WithDefault("100000")
  long subjects();

  /** The period in which replicas report use; off for never. */
  @WithDefault("1s")
  String every();

  /** The period in which a replica deletes expired rows; off for never. */
  @WithDefault("1m")
  String forgetEvery();

  /** The quotas of mutations for each account: name:uses per minute/uses per hour. */
  Optional<List<String>> operations();
}
