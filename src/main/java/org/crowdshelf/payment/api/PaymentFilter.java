package org.crowdshelf.payment.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;

/** The number by which payments are looked for. */
@Name("PaymentFilter")
@Description("What payments are looked for by. Give exactly one.")
public record PaymentFilter(
    @Description("Our reference, as on the provider's bill") String reference,
    @Description("The provider's number, as on the payer's receipt") String transactionNumber,
    @Id @Description("A pledge") String pledgeId) {}
