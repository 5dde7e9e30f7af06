package org.crowdshelf.fulfilment.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.pledge.api.PledgeNode;
import org.crowdshelf.pledge.api.PledgeReads;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.batching.LookAhead;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fulfilments: of a pledge, and of all that a project promised. */
@GraphQLApi
public class FulfilmentFields {

  private final FulfilmentReads reads;
  private final FulfilmentPages pages;
  private final PledgeReads pledges;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  FulfilmentFields(
      FulfilmentReads reads,
      FulfilmentPages pages,
      PledgeReads pledges,
      Cursors cursors,
      CurrentAccount currentAccount) {
    this.reads = reads;
    this.pages = pages;
    this.pledges = pledges;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Description(
      "How far its reward is; null where it needs nothing (THANKS and none), unless COLLECTED, and for anyone but the backer, the project's own people and a sponsor that sends it.")
  public Uni<FulfilmentNode> fulfilment(@Source PledgeNode pledge, Context context) {
    return Batches.load(context, "Pledge.fulfilment", pledge.key(), reads::ofPledges);
  }

  @Description(
      "How far its rewards are, counted from parcels and receipts, for everyone. null where nothing was promised.")
  public Uni<FulfilmentTotals> fulfilmentTotals(@Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.fulfilmentTotals", project.key(), reads::totals);
  }

  @Description(
      "What it has to send, in the order in which pledges were placed. For its own people; null for anyone else.")
  public Uni<FulfilmentConnection> fulfilments(
      @Source ProjectNode project,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this project's list with the same filter") String after,
      @Description("Which ones; all where it is left out") FulfilmentFilter filter,
      Context context) {
    FulfilmentFilter.Conditions chosen = FulfilmentFilter.conditions(filter);
    // The project and the filter are part of the list's name, so that other cursors are rejected.
    String list = "Project.fulfilments/" + project.key() + "/" + chosen;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    UUID reader = currentAccount.accountOrNull();
    if (reader == null) {
      return Uni.createFrom().nullItem();
    }
    boolean count = LookAhead.of(context, "totalCount");
    String field = "Project.fulfilments(%s, %s, %s)".formatted(request, chosen, count);
    return Batches.load(
            context,
            field,
            project.key(),
            keys -> pages.pages(keys, reader, chosen, count, request))
        .map(found -> found == null ? null : page(found, request, list));
  }

  private FulfilmentConnection page(FulfilmentPages.Found found, PageRequest request, String list) {
    return FulfilmentConnection.of(
        Page.of(found.fulfilments(), request, cursors, list, node -> node.key().toString()),
        found.total());
  }

  @NonNull
  @Description("The pledge whose reward it is")
  public Uni<@NonNull PledgeNode> pledge(@Source FulfilmentNode fulfilment, Context context) {
    return Batches.load(context, "Fulfilment.pledge", fulfilment.key(), pledges::seen);
  }

  @NonNull
  @Description("What went out, the first one first, at most 20")
  public Uni<@NonNull List<@NonNull ParcelNode>> parcels(
      @Source FulfilmentNode fulfilment, Context context) {
    return Batches.load(context, "Fulfilment.parcels", fulfilment.key(), reads::parcels);
  }
}
