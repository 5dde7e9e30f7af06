package org.crowdshelf.fulfilment.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A parcel that went out, as a client sends it. */
@Name("ParcelInput")
@Description("A parcel that went out.")
public record ParcelInput(
    @NonNull
        @Description(
            "Code of the carrier, as trackers know it: up to 30 letters, digits, - and _; HAND where it was handed over")
        String carrier,
    @Description("Up to 40 letters and digits; leave it out where there is none")
        String trackingNumber) {}
