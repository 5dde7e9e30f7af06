package org.crowdshelf.allotment.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Lists the moves between budget lines, for everyone and for reviewers. */
@GraphQLApi
public class BudgetMoveQueries {

  private final BudgetMoveReads reads;
  private final ProjectReads projects;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  BudgetMoveQueries(
      BudgetMoveReads reads,
      ProjectReads projects,
      Cursors cursors,
      CurrentAccount currentAccount) {
    this.reads = reads;
    this.projects = projects;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Query
  @NonNull
  @Description(
      "For reviewers: the moves between budget lines that wait for them, the oldest first; never those of their own projects.")
  public Uni<@NonNull BudgetMoveConnection> budgetMoveQueue(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    String list = "budgetMoveQueue/" + reviewer;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return reads
        .page(reviewer, request)
        .map(found -> Page.of(found, request, cursors, list, BudgetMoveReads::place))
        .map(BudgetMoveConnection::of);
  }

  @NonNull
  @Description("The number of moves of the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source BudgetMoveConnection connection) {
    return reads.total(currentAccount.account(Role.REVIEWER));
  }

  @NonNull
  @Description(
      "Changes of what money is for, asked for after success, the latest first, at most 100; REFUSED ones for the project's own people and reviewers.")
  public Uni<@NonNull List<@NonNull BudgetMoveNode>> budgetMoves(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.budgetMoves", project.key(), reads::ofProjects);
  }

  @NonNull
  @Description("The project whose budget it is.")
  public Uni<@NonNull ProjectNode> project(@Source BudgetMoveNode move, Context context) {
    return Batches.load(context, "BudgetMove.project", move.projectKey(), projects::projects);
  }
}
