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
    @NonNull String recipient,
    @NonNull String phone,
    @NonNull RegionNode region,
    @NonNull String street,
    String postalCode) {

  static AddressNode of(Row row) {
    return new AddressNode(
        row.getString("recipient"),
        row.getString("phone"),
        RegionNode.of(row, "region"),
        row.getString("street"),
        row.getString("postal_code"));
  }
}
