package org.crowdshelf.pledge.api;

import org.crowdshelf.pledge.DeliveryAddress;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The address that a reward is sent to, as a client sends it. */
@Name("AddressInput")
@Description("The address that a reward is sent to; only you and the project's fundraiser see it.")
public record AddressInput(
    @NonNull @Description("1 to 80 characters") String recipient,
    @NonNull @Description("7 to 20 digits, up to 30 characters") String phone,
    @NonNull @Description("GB/T 2260 code of a region without divisions within it, see regions")
        String region,
    @NonNull @Description("1 to 200 characters, one line") String street,
    @Description("Up to 20 characters") String postalCode) {

  @Ignore
  public DeliveryAddress toAddress() {
    return new DeliveryAddress(
        Text.stripped(recipient),
        Text.stripped(phone),
        region,
        Text.stripped(street),
        Text.isBlank(postalCode) ? null : Text.stripped(postalCode));
  }
}
