package org.crowdshelf.transport.cache;

import java.util.Map;

/**
 * The time for which caches outside may keep an answer to a request without a token. Each query has
 * a rule, and so has each type or field whose values change sooner or depend on the viewer. The
 * shortest rule of an operation counts.
 *
 * @param seconds how long caches may give the answer
 * @param staleSeconds how much longer they may give it while they fetch a new one
 */
public record CachePolicy(int seconds, int staleSeconds) {

  /** Caches may not keep the answer. */
  static final CachePolicy NEVER = new CachePolicy(0, 0);

  // Changes with every pledge.
  private static final CachePolicy MOVING = new CachePolicy(3, 10);
  // Changes when its owner edits it.
  private static final CachePolicy EDITED = new CachePolicy(15, 60);
  // Already up to a minute old, see StatisticsSnapshots.
  private static final CachePolicy STATISTICS = new CachePolicy(30, 60);
  // Changes with a release.
  private static final CachePolicy FIXED = new CachePolicy(3600, 86400);

  /**
   * The rules by type, and by type and field. A query without a rule is not kept. A field that is
   * empty without a token has NEVER: a cache that ignores Authorization would give its owner the
   * empty answer. A field that shows the viewer more than others has a rule of its own, so that
   * somebody decided on it (ViewerFieldsTest).
   */
  static final Map<String, CachePolicy> RULES =
      Map.ofEntries(
          Map.entry("Query.projects", MOVING),
          Map.entry("Query.project", MOVING),
          Map.entry("Query.node", MOVING),
          Map.entry("Query.account", EDITED),
          Map.entry("Query.organisation", EDITED),
          Map.entry("Query.statistics", STATISTICS),
          Map.entry("Query.regions", FIXED),
          Map.entry("Query.region", FIXED),
          Map.entry("Query.findRegions", FIXED),
          Map.entry("Query.viewer", NEVER),
          Map.entry("Query.reviewQueue", NEVER),
          Map.entry("Query.organisationQueue", NEVER),
          Map.entry("Query.upcomingProjects", NEVER),
          Map.entry("Query.moderationQueue", NEVER),
          Map.entry("Query.trancheQueue", NEVER),
          Map.entry("Query.spendingQueue", NEVER),
          Map.entry("Query.budgetMoveQueue", NEVER),
          Map.entry("BudgetMoveConnection", NEVER),
          Map.entry("BudgetMoveConnection.totalCount", NEVER),
          Map.entry("TrancheConnection", NEVER),
          Map.entry("TrancheConnection.totalCount", NEVER),
          Map.entry("Tranche.blockedBy", NEVER),
          Map.entry("Query.transferQueue", NEVER),
          Map.entry("Tranche.payTo", NEVER),
          Map.entry("Tranche.toConfirm", NEVER),
          Map.entry("PayTo", NEVER),
          Map.entry("ModerationCase", NEVER),
          Map.entry("ModerationCaseConnection", NEVER),
          Map.entry("Report", NEVER),
          Map.entry("Access", NEVER),
          Map.entry("Viewer.accesses", NEVER),
          Map.entry("Export", NEVER),
          Map.entry("Query.upload", NEVER),
          Map.entry("Upload", NEVER),
          Map.entry("Erasure", NEVER),
          Map.entry("Erasure.blockedBy", NEVER),
          Map.entry("Query.ledgerCheck", NEVER),
          Map.entry("Query.failingRefunds", NEVER),
          Map.entry("Query.paymentMethods", EDITED),
          Map.entry("Query.payments", NEVER),
          Map.entry("Query.paymentFindings", NEVER),
          Map.entry("Payment", NEVER),
          Map.entry("Refund", NEVER),
          Map.entry("PaymentFinding", NEVER),
          Map.entry("FailingRefund.pledge", NEVER),
          Map.entry("Project", MOVING),
          Map.entry("ProjectConnection", MOVING),
          Map.entry("Project.backers", MOVING),
          Map.entry("Project.partners", MOVING),
          Map.entry("Project.relaunchOf", MOVING),
          Map.entry("Project.relaunches", MOVING),
          Map.entry("Project.updates", MOVING),
          Map.entry("Project.tranches", MOVING),
          Map.entry("Project.budgetMoves", MOVING),
          Map.entry("BudgetMove.project", MOVING),
          Map.entry("Tranche.project", MOVING),
          Map.entry("Project.ledger", MOVING),
          Map.entry("LedgerLine.tranche", MOVING),
          Map.entry("OutcomeReport.project", MOVING),
          Map.entry("Project.spending", MOVING),
          Map.entry("Project.receiptsDueAt", MOVING),
          Map.entry("LedgerLine.spending", MOVING),
          Map.entry("Spending.project", MOVING),
          Map.entry("Spending.update", MOVING),
          Map.entry("Spending.receipts", MOVING),
          Map.entry("Receipt.originalUrl", NEVER),
          Map.entry("Update.project", MOVING),
          Map.entry("Update.revisions", MOVING),
          Map.entry("Reward.sponsor", MOVING),
          Map.entry("Reward.sponsorConfirmed", MOVING),
          Map.entry("Reward.shippedBySponsor", MOVING),
          Map.entry("Pledge", NEVER),
          Map.entry("Pledge.fulfilment", NEVER),
          Map.entry("Fulfilment", NEVER),
          Map.entry("FulfilmentConnection", NEVER),
          Map.entry("Project.fulfilments", NEVER),
          Map.entry("Project.fulfilmentTotals", MOVING),
          Map.entry("Project.viewerCan", NEVER),
          Map.entry("Project.gaps", NEVER),
          Map.entry("Project.insights", NEVER),
          Map.entry("Project.pledges", NEVER),
          Map.entry("Project.viewerPledges", NEVER),
          Map.entry("ProjectPledge.address", NEVER),
          Map.entry("Project.reviewRemarks", NEVER),
          Map.entry("Project.history", NEVER),
          Map.entry("Account.payoutAccount", NEVER),
          Map.entry("Organisation.payoutAccount", NEVER),
          Map.entry("Organisation.members", NEVER),
          Map.entry("Organisation.creditCode", NEVER),
          Map.entry("Organisation.wantedName", NEVER),
          Map.entry("Organisation.partnershipRequests", NEVER),
          Map.entry("Partnership", NEVER),
          Map.entry("Partnership.project", NEVER),
          Map.entry("Organisation.invitations", NEVER),
          Map.entry("Organisation.verificationRemark", NEVER));

  boolean isNever() {
    return seconds == 0;
  }

  /** The value of the Cache-Control header. */
  String cacheControl() {
    return isNever()
        ? "no-store"
        : "public, max-age=" + seconds + ", stale-while-revalidate=" + staleSeconds;
  }

  /** The shorter one of the two; this one where the other is null. */
  CachePolicy or(CachePolicy other) {
    return other != null && other.seconds < seconds ? other : this;
  }
}
