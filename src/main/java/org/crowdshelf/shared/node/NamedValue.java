package org.crowdshelf.shared.node;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A value that a client hands on under a name, to a payment library or to the store. */
@Name("PaymentParam")
@Description("One value that the client hands on under its name.")
public record NamedValue(
    @NonNull @Description("Name, as the other side expects it") String name,
    @NonNull @Description("Value, to be handed over unchanged") String value) {}
