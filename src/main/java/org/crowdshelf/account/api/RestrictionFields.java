package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import org.crowdshelf.account.Restriction;
import org.crowdshelf.shared.database.Reads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The restrictions of the signed-in account. */
@GraphQLApi
public class RestrictionFields {

  private static final String IN_FORCE =
      """
      select act, until, reason from account_restrictions
       where account_id = $1 and (until is null or until > $2) order by act""";

  private final Reads reads;
  private final Clock clock;

  RestrictionFields(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  @NonNull
  @Description(
      "What the account may not do for now. Refunds, parcels and one's own data stay possible always.")
  public Uni<@NonNull List<@NonNull RestrictionNode>> restrictions(@Source ViewerNode viewer) {
    return reads.list(
        IN_FORCE,
        row -> RestrictionNode.of(Restriction.of(row)),
        viewer.account().key(),
        clock.instant());
  }
}
