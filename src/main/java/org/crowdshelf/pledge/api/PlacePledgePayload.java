package org.crowdshelf.pledge.api;

import java.util.List;
import org.crowdshelf.payment.api.PaymentInstructionNode;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code placePledge} answers. */
@Name("PlacePledgePayload")
public record PlacePledgePayload(
    @Description("The pledge, the same for the same key; null where there are userErrors")
        PledgeNode pledge,
    @Description(
            "How to pay; null where the payment has ended, or where the provider could not be reached: send the same key and input again")
        PaymentInstructionNode payment,
    @NonNull @Description("What to put right; nothing was stored. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
