package org.crowdshelf.payment.api;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.crowdshelf.account.Asking;
import org.crowdshelf.account.Role;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The work that refunds leave for admins. */
@GraphQLApi
public class RefundQueries {

  private static final String FAILING =
      """
      select r.merchant_reference as refund_reference, p.merchant_reference as payment_reference, p.provider,
             r.amount_minor, r.currency, r.attempts, r.last_error, r.created_at, r.next_attempt_at
        from refunds r join payments p on p.id = r.payment_id
       where r.state = 'FAILING' order by r.created_at, r.id limit $1""";

  private final Asking asking;
  private final Reads reads;

  RefundQueries(Asking asking, Reads reads) {
    this.asking = asking;
    this.reads = reads;
  }

  @Query
  @NonNull
  @Description("Admins only: refunds that keep failing, the oldest first.")
  public Uni<@NonNull List<@NonNull FailingRefundNode>> failingRefunds(
      @DefaultValue("20") @Description("1 to 100") Integer first) {
    asking.account(Role.ADMIN);
    return reads.list(FAILING, Tuple.of(PageRequest.size(first)), RefundQueries::of);
  }

  private static FailingRefundNode of(Row row) {
    return new FailingRefundNode(
        row.getString("refund_reference"),
        row.getString("payment_reference"),
        row.getString("provider"),
        Money.of(row.getLong("amount_minor"), row.getString("currency")),
        row.getInteger("attempts"),
        row.getString("last_error"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("next_attempt_at").toInstant());
  }
}
