package org.crowdshelf.payout.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.payout.api.TrancheNode.TrancheLineNode;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The plan by which a project's money is paid out, for everyone who sees the project. */
@GraphQLApi
public class TrancheFields {

  private final TrancheReads reads;
  private final ProjectReads projects;

  TrancheFields(TrancheReads reads, ProjectReads projects) {
    this.reads = reads;
    this.projects = projects;
  }

  @NonNull
  @Description(
      "How its money will be paid out, in order, at most 10; frozen from the submission on. Empty while its own people planned nothing that fits the budget: the submission then makes one tranche up to a goal of 10,000 major units, and above two halves in the order of the lines.")
  public Uni<@NonNull List<@NonNull TrancheNode>> tranches(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.tranches", project.key(), reads::ofProjects);
  }

  @NonNull
  @Description("The amounts of budget lines that it is for, in the budget's order.")
  public Uni<@NonNull List<@NonNull TrancheLineNode>> lines(
      @Source TrancheNode tranche, Context context) {
    return Batches.load(context, "Tranche.lines", tranche.key(), reads::lines);
  }

  @NonNull
  @Description("The project whose money it is.")
  public Uni<@NonNull ProjectNode> project(@Source TrancheNode tranche, Context context) {
    return Batches.load(context, "Tranche.project", tranche.projectKey(), projects::projects);
  }
}
