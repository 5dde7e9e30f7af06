package org.crowdshelf.payment.api;

import java.util.List;
import org.crowdshelf.payment.PaymentChoices;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A way to pay for a project. */
@Name("PaymentMethod")
@Description("A way to pay for a project.")
public record PaymentMethodNode(
    @NonNull @Description("wechatpay, alipay, stripe, sandbox; as PaymentChoiceInput takes it")
        String provider,
    @NonNull @Description("Its name in the request's language") String name,
    @NonNull @Description("The scenes that it offers for this project; show those that you can do")
        List<@NonNull PaymentScene> scenes,
    @NonNull @Description("The least that one payment can be") Money minimum,
    @NonNull @Description("The most that one payment can be") Money maximum) {

  @Ignore
  public static PaymentMethodNode of(
      PaymentChoices.Method method, String currency, Language language) {
    return new PaymentMethodNode(
        method.provider().name(),
        method.provider().title(language),
        method.scenes(),
        Money.of(method.range().minimumMinor(), currency),
        Money.of(method.range().maximumMinor(), currency));
  }
}
