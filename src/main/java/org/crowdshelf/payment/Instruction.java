package org.crowdshelf.payment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The next step of a payment for the client.
 *
 * @param redirectUrl the page to open; null where the provider does not work that way
 * @param params the values for the provider's client library
 */
@RegisterForReflection
public record Instruction(String redirectUrl, List<Param> params) {

  /** One value for the provider's client library. */
  @RegisterForReflection
  public record Param(String name, String value) {}
}
