package org.crowdshelf.payment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.crowdshelf.payment.port.PaymentInstructionKind;
import org.crowdshelf.payment.port.StartedPayment;

/**
 * The next step of a payment for the client.
 *
 * @param kind what the client does with it
 * @param redirectUrl the page to open; null unless the kind is REDIRECT
 * @param params the values for the provider's client library
 */
@RegisterForReflection
public record Instruction(PaymentInstructionKind kind, String redirectUrl, List<Param> params) {

  /** One value for the provider's client library. */
  @RegisterForReflection
  public record Param(String name, String value) {}

  /** The version before this one stored instructions without a kind; all were pages to open. */
  public Instruction {
    kind = kind == null ? PaymentInstructionKind.REDIRECT : kind;
  }

  static Instruction of(StartedPayment started) {
    return new Instruction(
        started.kind(),
        started.redirectUrl(),
        started.params().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(param -> new Param(param.getKey(), param.getValue()))
            .toList());
  }
}
