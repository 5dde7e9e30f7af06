package org.crowdshelf.daybook.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.payout.api.TrancheNode;
import org.crowdshelf.payout.api.TrancheReads;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.spending.api.SpendingNode;
import org.crowdshelf.spending.api.SpendingReads;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The public ledger of a project, for everyone. */
@GraphQLApi
public class LedgerFields {

  private final LedgerReads reads;
  private final TrancheReads tranches;
  private final SpendingReads spendings;
  private final Cursors cursors;

  LedgerFields(LedgerReads reads, TrancheReads tranches, SpendingReads spendings, Cursors cursors) {
    this.reads = reads;
    this.tranches = tranches;
    this.spendings = spendings;
    this.cursors = cursors;
  }

  @NonNull
  @Description(
      "Every movement of its money by day and kind, the latest day first. A day that is over never"
          + " changes: each has the hash of the day before in its own.")
  public Uni<@NonNull LedgerDayConnection> ledger(
      @Source ProjectNode project,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this project's ledger") String after,
      Context context) {
    String list = "Project.ledger/" + project.key();
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return Batches.load(
            context,
            "Project.ledger(%s)".formatted(request),
            project.key(),
            keys -> reads.pages(keys, request))
        .map(
            fetched ->
                LedgerDayConnection.of(
                    project.key(),
                    Page.of(fetched, request, cursors, list, day -> day.day().toString())));
  }

  @NonNull
  @Description("How many days there are; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source LedgerDayConnection connection, Context context) {
    return Batches.load(
        context, "LedgerDayConnection.totalCount", connection.projectKey(), reads::totals);
  }

  @NonNull
  @Description("The day's movements, a line a kind, and of tranches and spendings a line each.")
  public Uni<@NonNull List<@NonNull LedgerLineNode>> lines(
      @Source LedgerDayNode day, Context context) {
    return Batches.load(context, "LedgerDay.lines", day.place(), reads::lines);
  }

  @Description("Of TRANCHE_PAID: what was paid out")
  public Uni<TrancheNode> tranche(@Source LedgerLineNode line, Context context) {
    return line.trancheKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "LedgerLine.tranche", line.trancheKey(), tranches::byKey);
  }

  @Description("Of SPENDING: what was shown; of SPENDING_REVERSED: what was taken back")
  public Uni<SpendingNode> spending(@Source LedgerLineNode line, Context context) {
    return line.spendingKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "LedgerLine.spending", line.spendingKey(), spendings::byKey);
  }
}
