package org.crowdshelf.transport.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How much may be asked for in a time; refused with RATE_LIMITED before anything is fetched. */
@ConfigMapping(prefix = "crowdshelf.rate-limits")
public interface RateLimitsConfig {

  /** Whether anything is counted at all. */
  @WithDefault("true")
  boolean enabled();

  /** Cost of operations that one account may use in a minute. */
  @WithDefault("60000")
  long account();

  /** The same for an address, for those who are not signed in; many people may share one. */
  @WithDefault("300000")
  long address();

  /**
   * Tokens from one address that were refused in a minute; those that merely ran out are not among
   * them. More are told to come again later; good tokens are taken all the while.
   */
  @WithDefault("600")
  long refusedTokens();

  /** Accounts and addresses that a replica keeps in mind; those seen longest ago are forgotten. */
  @WithDefault("100000")
  long subjects();

  /** How often replicas tell each other what was used; off: never. */
  @WithDefault("1s")
  String every();

  /** How often a replica deletes what counts for nothing any more; off: never. */
  @WithDefault("1m")
  String forgetEvery();

  /** Mutations counted by themselves, for each account: name:uses a minute/uses an hour. */
  Optional<List<String>> operations();
}
