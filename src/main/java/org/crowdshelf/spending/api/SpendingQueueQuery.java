package org.crowdshelf.spending.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.batching.LookAhead;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Lists the spendings that no reviewer has decided on. */
@GraphQLApi
public class SpendingQueueQuery {

  private final SpendingPages pages;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  SpendingQueueQuery(SpendingPages pages, Cursors cursors, CurrentAccount currentAccount) {
    this.pages = pages;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Query
  @NonNull
  @Description(
      "For reviewers: the spendings that are DECLARED, the first declared first; never those of their own projects.")
  public Uni<@NonNull SpendingConnection> spendingQueue(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after,
      Context context) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    String list = "spendingQueue/" + reviewer;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    Uni<Integer> total =
        LookAhead.of(context, "totalCount") ? pages.waiting(reviewer) : Uni.createFrom().item(0);
    return Uni.combine()
        .all()
        .unis(pages.queue(reviewer, request), total)
        .asTuple()
        .map(
            found ->
                SpendingConnection.of(
                    Page.of(found.getItem1(), request, cursors, list, one -> one.key().toString()),
                    found.getItem2()));
  }
}
