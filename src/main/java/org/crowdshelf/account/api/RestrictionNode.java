package org.crowdshelf.account.api;

import java.time.Instant;
import org.crowdshelf.account.RestrictedAct;
import org.crowdshelf.account.Restriction;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A restriction, as the account that has it sees it. */
@Name("Restriction")
@Description("What an account may not do for now.")
public record RestrictionNode(
    @NonNull @Description("What it may not do") RestrictedAct act,
    @Description("When it ends; null: for good") Instant until,
    @NonNull @Description("Why, in an admin's words") String reason) {

  static RestrictionNode of(Restriction restriction) {
    return new RestrictionNode(restriction.act(), restriction.until(), restriction.reason());
  }
}
