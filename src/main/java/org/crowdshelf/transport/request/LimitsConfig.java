package org.crowdshelf.transport.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one request may ask for; each is refused with its code before anything is fetched. */
@ConfigMapping(prefix = "crowdshelf.limits")
public interface LimitsConfig {

  /** Levels of fields. Introspection has a limit of its own in the engine. */
  @WithDefault("12")
  int depth();

  /** Objects that an answer may hold: list sizes times what is inside. */
  @WithDefault("5000")
  int cost();

  /** Fields once all fragments are spread. */
  @WithDefault("2000")
  int fields();

  /** How often one field may stand under another name. */
  @WithDefault("30")
  int aliases();

  /** Directives in a document. */
  @WithDefault("20")
  int directives();

  /** Tokens of a document. */
  @WithDefault("2000")
  int tokens();

  /** Bytes of a request's body. */
  @WithDefault("256K")
  MemorySize body();

  /** How long a body may take to arrive. */
  @WithDefault("15s")
  Duration arrival();

  /** How long an operation may take. */
  @WithDefault("8s")
  Duration time();

  /** Operations that run side by side on a replica. */
  @WithDefault("100")
  int concurrent();

  /** Operations that wait for their turn; more are sent away with 503. */
  @WithDefault("400")
  int waiting();

  /** Connections that are open at a port; more are closed at once. */
  @WithDefault("10000")
  int connections();

  /**
   * The same from one address (the first 64 bits of IPv6), which a school or a mobile network may
   * share. Not looked at behind proxies of one's own: see crowdshelf.proxy.hops.
   */
  @WithDefault("500")
  int connectionsPerAddress();
}
