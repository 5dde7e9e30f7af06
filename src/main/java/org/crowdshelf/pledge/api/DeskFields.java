package org.crowdshelf.pledge.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.reward.api.RewardNode;
import org.crowdshelf.reward.api.RewardReads;
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

/** The pledges of a project on the desk of its own people, and the viewer's own ones. */
@GraphQLApi
public class DeskFields {

  private final DeskReads reads;
  private final AddressReads addresses;
  private final RewardReads rewards;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  DeskFields(
      DeskReads reads,
      AddressReads addresses,
      RewardReads rewards,
      Cursors cursors,
      CurrentAccount currentAccount) {
    this.reads = reads;
    this.addresses = addresses;
    this.rewards = rewards;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Description(
      "Its pledges in every state as its own people may see them, the newest first; of anonymous ones no name. null for anyone else.")
  public Uni<ProjectPledgeConnection> pledges(
      @Source ProjectNode project,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this project's list with the same filter") String after,
      @Description("Which ones; all where it is left out") ProjectPledgeFilter filter,
      Context context) {
    PledgeConditions chosen = ProjectPledgeFilter.conditions(filter);
    // The project and the filter are part of the list's name, so that other cursors are rejected.
    String list = "Project.pledges/" + project.key() + "/" + chosen;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    UUID reader = currentAccount.accountOrNull();
    if (reader == null) {
      return Uni.createFrom().nullItem();
    }
    Language language = currentAccount.language();
    boolean count = LookAhead.of(context, "totalCount");
    String field = "Project.pledges(%s, %s, %s)".formatted(request, chosen, count);
    return Batches.load(
            context,
            field,
            project.key(),
            keys -> reads.pages(keys, reader, chosen, count, request, language))
        .map(found -> found == null ? null : page(found, request, list));
  }

  private ProjectPledgeConnection page(DeskReads.Found found, PageRequest request, String list) {
    return ProjectPledgeConnection.of(
        Page.of(found.pledges(), request, cursors, list, pledge -> pledge.place().toString()),
        found.total());
  }

  @Description("null if none was chosen")
  public Uni<RewardNode> reward(@Source ProjectPledgeNode pledge, Context context) {
    return pledge.rewardKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "Pledge.reward", pledge.rewardKey(), rewards::rewards);
  }

  @Description(
      "The address that the reward is sent to; null where it needs none. Reading it is recorded and shown to the backer (Viewer.accesses).")
  public Uni<AddressNode> address(@Source ProjectPledgeNode pledge, Context context) {
    return Batches.load(context, "Pledge.address", pledge.key(), addresses::addresses);
  }

  @NonNull
  @Description(
      "The viewer's own pledges to it, the newest first, at most 100; empty where there is none or nobody is signed in.")
  public Uni<@NonNull List<@NonNull PledgeNode>> viewerPledges(
      @Source ProjectNode project, Context context) {
    UUID account = currentAccount.accountOrNull();
    return account == null
        ? Uni.createFrom().item(List.of())
        : Batches.load(
            context, "Project.viewerPledges", project.key(), keys -> reads.viewers(keys, account));
  }
}
