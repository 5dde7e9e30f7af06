package org.crowdshelf.reward.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.partner.api.PartnershipNode;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.content.PartnerRole;
import org.crowdshelf.reward.api.SponsorReads.Sponsored;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/**
 * Fields that rewards add to Project and Partnership, and those that tell of a reward's sponsor.
 */
@GraphQLApi
public class RewardFields {

  private final RewardReads reads;
  private final SponsorReads sponsors;

  RewardFields(RewardReads reads, SponsorReads sponsors) {
    this.reads = reads;
    this.sponsors = sponsors;
  }

  @NonNull
  @Description("The rewards that backers can choose from, in the fundraiser's order.")
  public Uni<@NonNull List<@NonNull RewardNode>> rewards(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.rewards", project.key(), reads::ofProjects);
  }

  @NonNull
  @Description("Of a REWARD_SPONSOR: what it is to supply; else empty")
  public Uni<@NonNull List<@NonNull RewardNode>> rewards(
      @Source PartnershipNode partnership, Context context) {
    return partnership.role() == PartnerRole.REWARD_SPONSOR
        ? Batches.load(
            context,
            "Partnership.rewards",
            new SponsorReads.Supply(partnership.projectKey(), partnership.organisationKey()),
            sponsors::supplied)
        : Uni.createFrom().item(List.of());
  }

  @Description(
      "The organisation that gives it; null where there is none, and where it has not said yes: then the project's own people, reviewers, admins and its members alone see it.")
  public Uni<OrganisationNode> sponsor(@Source RewardNode reward, Context context) {
    return sponsored(reward, context).map(Sponsored::sponsor);
  }

  @Description("Whether the sponsor said yes; null where there is none")
  public Uni<Boolean> sponsorConfirmed(@Source RewardNode reward, Context context) {
    return sponsored(reward, context).map(Sponsored::confirmed);
  }

  @NonNull
  @Description(
      "Whether the sponsor sends it and so sees the address, if the backer agrees; else the project's own people do")
  public Uni<@NonNull Boolean> shippedBySponsor(@Source RewardNode reward, Context context) {
    return sponsored(reward, context).map(Sponsored::ships);
  }

  private Uni<Sponsored> sponsored(RewardNode reward, Context context) {
    return reward.sponsorKey() == null
        ? Uni.createFrom().item(Sponsored.NOBODY)
        : Batches.load(context, "Reward.sponsor", reward.key(), sponsors::sponsors);
  }

  /** node(id) for rewards. */
  @ApplicationScoped
  static class ById implements NodeReader {

    private final RewardReads reads;

    ById(RewardReads reads) {
      this.reads = reads;
    }

    @Override
    public IdType type() {
      return IdType.REWARD;
    }

    @Override
    public Uni<RewardNode> read(UUID key) {
      return reads.reward(key);
    }
  }
}
