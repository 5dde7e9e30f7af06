package org.crowdshelf.payout.api;

import java.time.Instant;
import org.crowdshelf.account.VerificationState;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A payout account without what the provider needs to know. */
@Name("PayoutAccount")
@Description("Where a person's or an organisation's money goes.")
public record PayoutAccountNode(
    @NonNull @Description("The way of the money, e.g. manual for a bank transfer") String provider,
    @NonNull @Description("The name on the account") String holder,
    @NonNull @Description("Its last four characters: ****1234") String masked,
    @NonNull
        @Description(
            "VERIFIED where the holder is an organisation that a reviewer checked, else UNVERIFIED")
        VerificationState verification,
    @NonNull
        @Description("Nothing is paid to it before; 48 hours after a change, the first at once")
        Instant usableFrom) {

  static PayoutAccountNode of(Row row) {
    return new PayoutAccountNode(
        row.text("provider"),
        row.text("holder"),
        row.text("masked"),
        row.flag("verified") ? VerificationState.VERIFIED : VerificationState.UNVERIFIED,
        row.instant("usable_from"));
  }
}
