package org.crowdshelf.reward.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields that rewards add to Project. */
@GraphQLApi
public class RewardFields {

  private final RewardReads reads;

  RewardFields(RewardReads reads) {
    this.reads = reads;
  }

  @NonNull
  @Description("The rewards that backers can choose from, in the fundraiser's order.")
  public Uni<@NonNull List<@NonNull RewardNode>> rewards(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.rewards", project.key(), reads::ofProjects);
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
