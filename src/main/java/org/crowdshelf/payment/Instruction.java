package org.crowdshelf.payment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * How the client takes a payment further.
 *
 * @param redirectUrl the page to open; null where the provider does not work that way
 * @param params what to hand to the provider's client library
 */
@RegisterForReflection
public record Instruction(String redirectUrl, List<Param> params) {

  /** One value for the provider's client library. */
  @RegisterForReflection
  public record Param(String name, String value) {}
}
