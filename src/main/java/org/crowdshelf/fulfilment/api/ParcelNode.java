package org.crowdshelf.fulfilment.api;

import java.time.Instant;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A parcel that went out. */
@Name("Parcel")
@Description("A parcel that went out.")
public record ParcelNode(
    @NonNull
        @Description(
            "Code of the carrier, as trackers know it: shunfeng, ems, yunda; HAND where it was handed over")
        String carrier,
    @Description("null where it has none") String trackingNumber,
    @NonNull Instant sentAt) {

  static ParcelNode of(Row row) {
    return new ParcelNode(row.text("carrier"), row.text("tracking_number"), row.instant("sent_at"));
  }
}
