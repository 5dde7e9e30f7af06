package org.crowdshelf.pledge.api;

import org.crowdshelf.region.api.RegionNode;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The address that a reward is sent to. */
@Name("Address")
@Description(
    "The address that a reward is sent to; only the pledge's owner and the project's own people see it.")
public record AddressNode(
    @NonNull @Description("Name of the person who receives it") String recipient,
    @NonNull @Description("Phone number for the delivery") String phone,
    @NonNull @Description("The division of China that it is in") RegionNode region,
    @NonNull @Description("Street, house and room") String street,
    @Description("null where it is not known") String postalCode) {

  static AddressNode of(Row row) {
    return new AddressNode(
        row.text("recipient"),
        row.text("phone"),
        RegionNode.of(row, "region"),
        row.text("street"),
        row.text("postal_code"));
  }
}
