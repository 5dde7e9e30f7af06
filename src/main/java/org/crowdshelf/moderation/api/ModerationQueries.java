package org.crowdshelf.moderation.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.api.ViewerNode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.moderation.ReportReason;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.node.Nodes;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.upload.api.UploadNode;
import org.crowdshelf.upload.api.UsedUploadReads;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Lists the cases that wait for a decision, and the viewer's own reports. */
@GraphQLApi
public class ModerationQueries {

  private final ModerationReads reads;
  private final UsedUploadReads documents;
  private final Nodes nodes;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  ModerationQueries(
      ModerationReads reads,
      UsedUploadReads documents,
      Nodes nodes,
      Cursors cursors,
      CurrentAccount currentAccount) {
    this.reads = reads;
    this.documents = documents;
    this.nodes = nodes;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Query
  @NonNull
  @Description(
      "For reviewers and admins: what was reported and waits for a decision, the oldest first; reports about one thing are one entry. Never what is one's own.")
  public Uni<@NonNull ModerationCaseConnection> moderationQueue(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after,
      @Description("Only what was reported for one of these reasons")
          List<@NonNull ReportReason> reasons) {
    UUID reviewer = Staff.account(currentAccount);
    String list = "moderationQueue/" + reviewer + (reasons == null ? "" : reasons);
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return reads
        .page(reviewer, reasons, request)
        .map(found -> Page.of(found, request, cursors, list, ModerationCaseNode::place))
        .map(page -> ModerationCaseConnection.of(page, reasons));
  }

  @NonNull
  @Description("The number of entries of the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source ModerationCaseConnection connection) {
    return reads.total(Staff.account(currentAccount), connection.reasons());
  }

  @NonNull
  @Description("What was reported.")
  public Uni<@NonNull Node> subject(@Source ModerationCaseNode moderationCase, Context context) {
    return nodes.load(context, moderationCase.subjectType(), moderationCase.subjectKey());
  }

  @NonNull
  @Description("What was reported about it, the latest first, at most 100.")
  public Uni<@NonNull List<@NonNull ReportNode>> reports(
      @Source ModerationCaseNode moderationCase, Context context) {
    return Batches.load(context, "ModerationCase.reports", moderationCase.key(), reads::reports);
  }

  @NonNull
  @Description("Documents that prove it, for whoever made it and for reviewers.")
  public Uni<@NonNull List<@NonNull UploadNode>> uploads(
      @Source ReportNode report, Context context) {
    return Batches.load(
        context, "Report.uploads", report.key(), keys -> documents.of("reports", keys));
  }

  @Description(
      "What was reported: a Project, Update, Account or Organisation. null where it is gone.")
  public Uni<Node> subject(@Source ReportNode report, Context context) {
    return nodes.load(context, report.subjectType(), report.subjectKey());
  }

  @NonNull
  @Description("What one reported, the latest first, at most 100.")
  public Uni<@NonNull List<@NonNull ReportNode>> reports(@Source ViewerNode viewer) {
    return reads.reportsOf(viewer.account().key());
  }
}
