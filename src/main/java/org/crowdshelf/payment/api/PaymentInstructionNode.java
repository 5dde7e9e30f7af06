package org.crowdshelf.payment.api;

import java.time.Instant;
import java.util.List;
import org.crowdshelf.payment.StartPayment;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** How the client takes a payment further. */
@Name("PaymentInstruction")
@Description("How the client takes the payment further")
public record PaymentInstructionNode(
    @NonNull @Description("sandbox, wechatpay, stripe, ...") String provider,
    @Description("Open this page, where the provider works that way") String redirectUrl,
    @NonNull @Description("Hand these to the provider's client library, e.g. to wx.requestPayment")
        List<@NonNull PaymentParamNode> params,
    @NonNull @Description("Pay before; what comes later may have to be given back")
        Instant expiresAt) {

  /** One value for the provider's client library. */
  @Name("PaymentParam")
  @Description("One value for the provider's client library.")
  public record PaymentParamNode(
      @NonNull @Description("Name, as the client library expects it") String name,
      @NonNull @Description("Value, to be handed over unchanged") String value) {}

  /** The instruction of a begun payment; null where there is nothing to do any more, or not yet. */
  @Ignore
  public static PaymentInstructionNode of(StartPayment.Started started) {
    return started.instruction() == null
        ? null
        : new PaymentInstructionNode(
            started.provider(),
            started.instruction().redirectUrl(),
            started.instruction().params().stream()
                .map(param -> new PaymentParamNode(param.name(), param.value()))
                .toList(),
            started.expiresAt());
  }
}
