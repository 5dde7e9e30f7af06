package org.crowdshelf.pledge.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.batching.LookAhead;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The public list of backers, a field of Project. */
@GraphQLApi
public class BackerFields {

  private final BackerReads reads;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  BackerFields(BackerReads reads, Cursors cursors, CurrentAccount currentAccount) {
    this.reads = reads;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @NonNull
  @Description(
      "Paid pledges, the newest first; one entry for each pledge. An anonymous one stands at the start of its day.")
  public Uni<@NonNull BackerConnection> backers(
      @Source ProjectNode project,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this project's list") String after,
      Context context) {
    // The project is part of the list's name, so that a cursor of another project is rejected.
    String list = "Project.backers/" + project.key();
    PageRequest request = PageRequest.of(cursors, list, first, after);
    Language language = currentAccount.language();
    Uni<Page<BackerNode>> page =
        Batches.load(
                context,
                "Project.backers(%s)".formatted(request),
                project.key(),
                keys -> reads.pages(keys, request, language))
            .map(fetched -> Page.of(fetched, request, cursors, list, b -> b.place().toString()));
    if (!LookAhead.of(context, "totalCount")) {
      return page.map(shown -> BackerConnection.of(shown, null));
    }
    // Read together with the page, not after it, to save a round trip.
    Uni<Integer> total =
        Batches.load(context, "Project.backers.totalCount", project.key(), reads::totals);
    return Uni.combine().all().unis(page, total).with(BackerConnection::of);
  }
}
