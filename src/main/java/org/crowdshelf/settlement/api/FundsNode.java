package org.crowdshelf.settlement.api;

import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A project's money by its accounts in the journal. */
@Name("Funds")
@Description(
    "A project's money, computed from the journal. raised is the sum of held, collected and fee; collected is the sum of available, inPayout, unreceipted and receipted.")
public record FundsNode(
    @NonNull @Description("Paid pledges, less refunds") Money raised,
    @NonNull @Description("Held until the project ends") Money held,
    @NonNull @Description("Refunded to backers, or in transit to them") Money refunded,
    @NonNull @Description("The project's own money, after its success") Money collected,
    @NonNull @Description("Collected and not paid out yet") Money available,
    @NonNull @Description("On its way to its people, not confirmed by the provider yet")
        Money inPayout,
    @NonNull @Description("In its people's hands and not shown with receipts yet")
        Money unreceipted,
    @NonNull @Description("Paid out and shown with receipts") Money receipted,
    @NonNull
        @Description(
            "Collected above what its tranches name: not paid out before it is allotted. Negative where less was collected: so much has to be cut.")
        Money unallotted,
    @NonNull @Description("The site's share") Money fee,
    @Description(
            "The site's share in hundredths of a percent, fixed when the project is submitted; null before")
        Integer feeBasisPoints) {}
