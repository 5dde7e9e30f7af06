package org.crowdshelf.payout.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Lists the tranches that wait for a reviewer. */
@GraphQLApi
public class TrancheQueueQuery {

  private final TrancheQueueReads reads;
  private final TransferQueueReads transfers;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  TrancheQueueQuery(
      TrancheQueueReads reads,
      TransferQueueReads transfers,
      Cursors cursors,
      CurrentAccount currentAccount) {
    this.reads = reads;
    this.transfers = transfers;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Query
  @NonNull
  @Description(
      "For reviewers: the tranches that wait for them, the oldest request first. Never those of their own projects, of paused ones, or what they approved already.")
  public Uni<@NonNull TrancheConnection> trancheQueue(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    String list = "trancheQueue/" + reviewer;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return reads
        .page(reviewer, request)
        .map(found -> Page.of(found, request, cursors, list, TrancheQueueReads::place))
        .map(page -> TrancheConnection.of(page, null));
  }

  @NonNull
  @Description("The number of tranches of the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source TrancheConnection connection) {
    return connection.transfersOf() == null
        ? reads.total(currentAccount.account(Role.REVIEWER))
        : transfers.total(connection.transfersOf());
  }

  @Description(
      "Why it cannot be requested now; empty where it can. For the project's own people and reviewers, else null.")
  public Uni<List<@NonNull UserError>> blockedBy(@Source TrancheNode tranche, Context context) {
    return Batches.load(context, "Tranche.blockedBy", tranche.key(), reads::blocks);
  }
}
