package org.crowdshelf.payment.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The refunds that need an admin. */
@GraphQLApi
public class RefundQueries {

  private static final String LIST = "failingRefunds";

  private static final String FAILING =
      """
      select r.id, r.payment_id, r.merchant_reference as refund_reference, p.merchant_reference as payment_reference, p.provider,
             r.amount_minor, r.currency, r.attempts, r.last_error, r.created_at, r.next_attempt_at
        from refunds r join payments p on p.id = r.payment_id
       where r.state in ('FAILING', 'STUCK') and (r.created_at, r.id) > ($1, $2)
       order by r.created_at, r.id limit $3""";

  private static final String COUNT =
      "select count(*)::int as total from refunds where state in ('FAILING', 'STUCK')";

  private static final TimePlace BEGINNING = new TimePlace(Instant.EPOCH, new UUID(0, 0));

  private final CurrentAccount currentAccount;
  private final Reads reads;
  private final Cursors cursors;

  RefundQueries(CurrentAccount currentAccount, Reads reads, Cursors cursors) {
    this.currentAccount = currentAccount;
    this.reads = reads;
    this.cursors = cursors;
  }

  @Query
  @NonNull
  @Description("Admins only: refunds that keep failing, the oldest first.")
  public Uni<@NonNull FailingRefundConnection> failingRefunds(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    currentAccount.account(Role.ADMIN);
    PageRequest request = PageRequest.of(cursors, LIST, first, after);
    TimePlace place = request.after() == null ? BEGINNING : TimePlace.parse(request.after());
    return reads
        .list(FAILING, FailingRefundNode::of, place.at(), place.key(), request.fetch())
        .map(found -> Page.of(found, request, cursors, LIST, FailingRefundNode::place))
        .map(FailingRefundConnection::of);
  }

  @NonNull
  @Description("How many refunds keep failing; counted only when requested.")
  public Uni<@NonNull Integer> totalCount(@Source FailingRefundConnection connection) {
    return reads.one(COUNT, row -> row.integer("total"));
  }
}
