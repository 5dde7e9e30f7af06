package org.crowdshelf.settlement.api;

import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Where a project's money stands, from the journal. */
@Name("Funds")
@Description(
    "Where a project's money stands, computed from the journal: raised is held, collected and fee together.")
public record FundsNode(
    @NonNull @Description("Paid pledges, less refunds") Money raised,
    @NonNull @Description("Held until the project ends") Money held,
    @NonNull @Description("Given back to backers, or on the way back") Money refunded,
    @NonNull @Description("The project's, after its success") Money collected,
    @NonNull @Description("The site's share") Money fee) {}
