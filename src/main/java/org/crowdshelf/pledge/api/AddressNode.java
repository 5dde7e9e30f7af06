package org.crowdshelf.pledge.api;

import io.vertx.mutiny.sqlclient.Row;
import org.crowdshelf.region.api.RegionNode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The address that a reward is sent to. */
@Name("Address")
@Description(
    "The address that a reward is sent to; only the pledge's owner and the project's fundraiser see it.")
public record AddressNode(
    @NonNull @Description("Name of the person who receives it") String recipient,
    @NonNull @Description("Phone number for the delivery") String phone,
    @NonNull @Description("The division of China that it is in") RegionNode region,
    @NonNull @Description("Street, house and room") String street,
    @Description("null where it is not known") String postalCode) {

  static AddressNode of(Row row) {
    return new AddressNode(
        row.getString("recipient"),
        row.getString("phone"),
        RegionNode.of(row, "region"),
        row.getString("street"),
        row.getString("postal_code"));
  }
}
