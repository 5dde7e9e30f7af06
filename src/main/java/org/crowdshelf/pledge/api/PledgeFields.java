package org.crowdshelf.pledge.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.api.ViewerNode;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.reward.api.RewardNode;
import org.crowdshelf.reward.api.RewardReads;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields of Pledge that take a statement of their own, and the viewer's own pledges. */
@GraphQLApi
public class PledgeFields {

  private static final String LIST = "Viewer.pledges";

  private final PledgeReads reads;
  private final AddressReads addresses;
  private final ProjectReads projects;
  private final RewardReads rewards;
  private final Cursors cursors;

  PledgeFields(
      PledgeReads reads,
      AddressReads addresses,
      ProjectReads projects,
      RewardReads rewards,
      Cursors cursors) {
    this.reads = reads;
    this.addresses = addresses;
    this.projects = projects;
    this.rewards = rewards;
    this.cursors = cursors;
  }

  @NonNull
  @Description("The project that it is for")
  public Uni<@NonNull ProjectNode> project(@Source PledgeNode pledge, Context context) {
    return Batches.load(context, "Pledge.project", pledge.projectKey(), projects::projects);
  }

  @Description("null if none was chosen")
  public Uni<RewardNode> reward(@Source PledgeNode pledge, Context context) {
    return pledge.rewardKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "Pledge.reward", pledge.rewardKey(), rewards::rewards);
  }

  @Description(
      "The address that the reward is sent to; null if none was needed. It is recorded when one of the project's people reads it (Viewer.accesses).")
  public Uni<AddressNode> address(@Source PledgeNode pledge, Context context) {
    return Batches.load(context, "Pledge.address", pledge.key(), addresses::addresses);
  }

  @NonNull
  @Description("One's own pledges in every state, the newest first")
  public Uni<@NonNull PledgeConnection> pledges(
      @Source ViewerNode viewer,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    UUID account = viewer.account().key();
    PageRequest request = PageRequest.of(cursors, LIST, first, after);
    return reads
        .own(account, request)
        .map(
            fetched ->
                PledgeConnection.of(
                    account,
                    Page.of(fetched, request, cursors, LIST, node -> node.place().toString())));
  }

  @NonNull
  @Description("How many there are in the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source PledgeConnection connection) {
    return reads.total(connection.accountKey());
  }
}
