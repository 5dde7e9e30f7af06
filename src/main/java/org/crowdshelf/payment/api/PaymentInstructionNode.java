package org.crowdshelf.payment.api;

import java.time.Instant;
import java.util.List;
import org.crowdshelf.payment.StartPayment;
import org.crowdshelf.payment.port.PaymentInstructionKind;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.shared.node.NamedValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The next step of a payment for the client. */
@Name("PaymentInstruction")
@Description("The next step of a payment for the client")
public record PaymentInstructionNode(
    @NonNull @Description("What to do with it; switch on this, not on provider")
        PaymentInstructionKind kind,
    @NonNull @Description("Where the payer is") PaymentScene scene,
    @NonNull @Description("sandbox, wechatpay, stripe, ...") String provider,
    @Description("Open this page, where the provider works that way") String redirectUrl,
    @NonNull @Description("Hand these to the provider's client library, e.g. to wx.requestPayment")
        List<@NonNull NamedValue> params,
    @NonNull
        @Description("Pay before this instant; money that arrives later may have to be refunded")
        Instant expiresAt) {

  /** The instruction of a started payment; null if the client has nothing to do. */
  @Ignore
  public static PaymentInstructionNode of(StartPayment.Started started) {
    return started.instruction() == null
        ? null
        : new PaymentInstructionNode(
            started.instruction().kind(),
            started.scene(),
            started.provider(),
            started.instruction().redirectUrl(),
            started.instruction().params().stream()
                .map(param -> new NamedValue(param.name(), param.value()))
                .toList(),
            started.expiresAt());
  }
}
