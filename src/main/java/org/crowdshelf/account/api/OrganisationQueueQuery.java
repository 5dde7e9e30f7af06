package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.KeyPlace;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** {@code organisationQueue}: organisations that wait for a reviewer. */
@GraphQLApi
public class OrganisationQueueQuery {

  private static final String LIST = "organisationQueue";

  // Nobody decides on their own organisation, so a reviewer's own wait for somebody else.
  private static final String NOT_OWN =
      """
      o.registered_by <> $1
         and not exists (select from memberships m where m.organisation_id = o.id and m.account_id = $1)
      """;

  // Keys grow with the time of the registration. All that claim one code stand together, where the
  // oldest of them stands; the few that wait at a time are read whole to know it.
  private static final String PAGE =
      "with waiting as (select o.*, first_value(o.id) over (partition by coalesce(o.claimed_code, o.credit_code, o.id::text)"
          + " order by o.id) as first_claim from organisations o where o.verification = 'PENDING') select o.first_claim, "
          + OrganisationNode.columns("o")
          + " from waiting o where "
          + NOT_OWN
          + " and (o.first_claim, o.id) > ($2, $3) order by o.first_claim, o.id limit $4";

  private static final String COUNT =
      "select count(*)::int as total from organisations o where o.verification = 'PENDING' and "
          + NOT_OWN;

  private static final UUID NONE = new UUID(0, 0);

  private record Waiting(OrganisationNode organisation, UUID firstClaim) {
    String place() {
      return new KeyPlace(firstClaim.toString(), organisation.key()).toString();
    }
  }

  private final Reads reads;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  OrganisationQueueQuery(Reads reads, Cursors cursors, CurrentAccount currentAccount) {
    this.reads = reads;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Query
  @NonNull
  @Description(
      "For reviewers: organisations that wait for verification, the oldest first, and those that claim one code side by side; never the viewer's own.")
  public Uni<@NonNull OrganisationConnection> organisationQueue(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    PageRequest request = PageRequest.of(cursors, LIST, first, after);
    KeyPlace place =
        request.after() == null
            ? new KeyPlace(NONE.toString(), NONE)
            : KeyPlace.parse(request.after());
    return reads
        .list(
            PAGE,
            row -> new Waiting(OrganisationNode.of(row, "o"), row.uuid("first_claim")),
            reviewer,
            UUID.fromString(place.orderKey()),
            place.key(),
            request.fetch())
        .map(found -> Page.of(found, request, cursors, LIST, Waiting::place))
        .map(page -> connection(page, reviewer));
  }

  private OrganisationConnection connection(Page<Waiting> page, UUID reviewer) {
    return new OrganisationConnection(
        page.edges(
            (cursor, waiting) ->
                new OrganisationConnection.OrganisationEdge(cursor, waiting.organisation())),
        page.nodes().stream().map(Waiting::organisation).toList(),
        page.info(),
        () -> count(reviewer));
  }

  @NonNull
  @Description("How many there are in the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source OrganisationConnection connection) {
    return connection.total().get();
  }

  private Uni<Integer> count(UUID reviewer) {
    return reads.one(COUNT, row -> row.integer("total"), reviewer);
  }
}
