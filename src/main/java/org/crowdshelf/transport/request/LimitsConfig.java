package org.crowdshelf.transport.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of a request; above one it is refused with its code before anything is fetched. */
@ConfigMapping(prefix = "crowdshelf.limits")
public interface LimitsConfig {

  /** Nested levels of fields; GraphQL Java limits introspection itself. */
  @WithDefault("12")
  int depth();

  /** The cost of an operation: the objects in its answer, list sizes multiplied. */
  @WithDefault("5000")
  int cost();

  /** Fields with all fragments expanded. */
  @WithDefault("2000")
  int fields();

  /** Aliases of the same field with all fragments expanded. */
  @WithDefault("30")
  int aliases();

  /** Directives of a document. */
  @WithDefault("20")
  int directives();

  /** Tokens of a document. */
  @WithDefault("2000")
  int tokens();

  /** The size of a body. */
  @WithDefault("256K")
  MemorySize body();

  /** The size of all bodies that have not arrived whole; others are refused with 503. */
  @WithDefault("32M")
  MemorySize unfinishedBodies();

  /** As before, of one address; others are refused with 429. */
  @WithDefault("8M")
  MemorySize unfinishedBodiesPerAddress();

  /** Times that the same mutation occurs in a document. */
  @WithDefault("5")
  int mutations();

  /** Entries of a list in a document or in its variables. */
  @WithDefault("500")
  int list();

  /** The size of an answer; past it the operation ends with ANSWER_TOO_LARGE. */
  @WithDefault("4M")
  MemorySize answer();

  /** The size of all answers that are not read yet; past it the oldest are cut off. */
  @WithDefault("32M")
  MemorySize unsentAnswers();

  /** As before, of one address. */
  @WithDefault("16M")
  MemorySize unsentAnswersPerAddress();

  /** The time in which an answer must be read. */
  @WithDefault("60s")
  Duration sending();

  /** The time in which the headers or the body must arrive. */
  @WithDefault("15s")
  Duration arrival();

  /** The time of an operation. */
  @WithDefault("8s")
  Duration time();

  /** Operations that run at once on a replica. */
  @WithDefault("100")
  int concurrent();

  /** Operations that wait in the queue; others are refused with 503. */
  @WithDefault("400")
  int waiting();

  /** Open connections of a port; others are closed at once. */
  @WithDefault("10000")
  int connections();

  /**
   * Open connections of one address (a /64 network of IPv6), which a school or a mobile network may
   * share. Not used behind trusted proxies, see crowdshelf.proxy.hops.
   */
  @WithDefault("500")
  int connectionsPerAddress();
}
