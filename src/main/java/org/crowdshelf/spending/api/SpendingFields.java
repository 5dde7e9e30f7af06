package org.crowdshelf.spending.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.api.BudgetLineNode;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.batching.LookAhead;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.spending.SpendingState;
import org.crowdshelf.update.api.UpdateNode;
import org.crowdshelf.update.api.UpdateReads;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Spendings of a project's money, for everyone who sees the project. */
@GraphQLApi
public class SpendingFields {

  private final SpendingReads reads;
  private final SpendingPages pages;
  private final ReceiptReads receipts;
  private final ProjectReads projects;
  private final UpdateReads updates;
  private final Cursors cursors;

  SpendingFields(
      SpendingReads reads,
      SpendingPages pages,
      ReceiptReads receipts,
      ProjectReads projects,
      UpdateReads updates,
      Cursors cursors) {
    this.reads = reads;
    this.pages = pages;
    this.receipts = receipts;
    this.projects = projects;
    this.updates = updates;
    this.cursors = cursors;
  }

  @NonNull
  @Description("What was spent and shown with receipts, the latest declared first; for everyone.")
  public Uni<@NonNull SpendingConnection> spending(
      @Source ProjectNode project,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list with the same filters") String after,
      @Id @Description("Only what was spent for this line of the budget") String budgetLine,
      @Description("Only those in one of these states; left out: all")
          List<@NonNull SpendingState> states,
      Context context) {
    UUID line = budgetLine == null ? null : Ids.require(IdType.BUDGET_LINE, budgetLine);
    SpendingPages.Filter filter = SpendingPages.Filter.of(line, states);
    // The project and the filter are part of the list's name, so that other cursors are rejected.
    String list = "Project.spending/" + project.key() + "/" + filter;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    boolean count = LookAhead.of(context, "totalCount");
    String field = "Project.spending(%s, %s, %s)".formatted(request, filter, count);
    return Batches.load(
            context, field, project.key(), keys -> pages.ofProjects(keys, filter, count, request))
        .map(
            found ->
                SpendingConnection.of(
                    Page.of(found.spendings(), request, cursors, list, one -> one.key().toString()),
                    found.total()));
  }

  @NonNull
  @Description(
      "Shown with receipts of what was paid out for it; without what a reviewer asked about and nobody answered.")
  public Uni<@NonNull Money> receipted(@Source BudgetLineNode line, Context context) {
    return Batches.load(context, "BudgetLine.receipted", line.key(), reads::receipted);
  }

  @Description(
      "When receipts are due for what was paid out and is not shown yet: 90 days, China's, after the payout, of which its day is the first. In the past: overdue, then no tranche can be asked for, and its people can submit no other project. null where none are due.")
  public Uni<Instant> receiptsDueAt(@Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.receiptsDueAt", project.key(), reads::receiptsDueAt);
  }

  @NonNull
  @Description("The project whose money it is.")
  public Uni<@NonNull ProjectNode> project(@Source SpendingNode spending, Context context) {
    return Batches.load(context, "Spending.project", spending.projectKey(), projects::projects);
  }

  @NonNull
  @Description(
      "What proves it, in the order in which it was given; of one that takes another back empty.")
  public Uni<@NonNull List<@NonNull ReceiptNode>> receipts(
      @Source SpendingNode spending, Context context) {
    return Batches.load(context, "Spending.receipts", spending.key(), receipts::ofSpendings);
  }

  @Description("The update in which it is told; null where none is.")
  public Uni<UpdateNode> update(@Source SpendingNode spending, Context context) {
    return spending.updateKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "Spending.update", spending.updateKey(), updates::updates);
  }

  @Description("The spending that this one takes back; null where it takes none back.")
  public Uni<SpendingNode> reverses(@Source SpendingNode spending, Context context) {
    return spending.reversesKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "Spending.reverses", spending.reversesKey(), reads::byKey);
  }
}
