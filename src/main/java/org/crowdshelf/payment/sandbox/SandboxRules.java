package org.crowdshelf.payment.sandbox;

import java.util.List;
import org.crowdshelf.payment.ProviderRules;

/** The settings of the sandbox provider. */
public final class SandboxRules implements ProviderRules {

  @Override
  public List<Required> required() {
    return List.of(
        new Required("the sandbox provider's address", "crowdshelf.sandbox.address", false),
        new Required("the sandbox provider's merchant", "crowdshelf.sandbox.merchant", false),
        new Required("the sandbox provider's private key", "crowdshelf.sandbox.private-key", true));
  }

  @Override
  public boolean isForTrials() {
    return true;
  }
}
