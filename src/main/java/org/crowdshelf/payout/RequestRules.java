package org.crowdshelf.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.Currencies;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rules by which a tranche is requested and approved, without I/O. */
@ApplicationScoped
public class RequestRules {

  static final String FIELD = "trancheId";

  private final int receiptsShare;
  private final long twoReviewersFrom;
  private final Clock clock;

  RequestRules(
      @ConfigProperty(name = "crowdshelf.payouts.receipts-share") int receiptsShare,
      @ConfigProperty(name = "crowdshelf.payouts.two-reviewers-from") long twoReviewersFrom,
      Clock clock) {
    this.receiptsShare = receiptsShare;
    this.twoReviewersFrom = twoReviewersFrom;
    this.clock = clock;
  }

  /**
   * Everything for which a tranche cannot be requested now; empty where it can.
   *
   * @param others what higher features have against it
   */
  public List<Rejection> blocks(TrancheFacts facts, List<Rejection> others) {
    if (facts.state() != TrancheState.PLANNED) {
      return List.of(state(facts.state()));
    }
    if (facts.projectState() != ProjectState.SUCCEEDED || !facts.settled()) {
      Map<String, String> state = Map.of("state", facts.projectState().name());
      return List.of(Rejection.of(ProjectError.PROJECT_STATE, state, FIELD));
    }
    List<Rejection> blocks = new ArrayList<>();
    addHold(blocks, facts);
    addPrevious(blocks, facts);
    blocks.addAll(others);
    addUnallotted(blocks, facts);
    addAccount(blocks, facts.account(), clock.instant());
    return blocks;
  }

  /** The rejection for a pause, if there is one. */
  static List<Rejection> hold(TrancheFacts facts) {
    List<Rejection> hold = new ArrayList<>();
    addHold(hold, facts);
    return hold;
  }

  /** TRANCHE_STATE with this state. */
  static Rejection state(TrancheState state) {
    return Rejection.of(PayoutError.TRANCHE_STATE, Map.of("state", state.name()), FIELD);
  }

  private static void addHold(List<Rejection> blocks, TrancheFacts facts) {
    if (facts.pauseReason() != null) {
      Map<String, String> reason = Map.of("reason", facts.pauseReason());
      blocks.add(Rejection.of(PayoutError.PAYOUTS_HELD, reason, FIELD));
    }
  }

  private void addPrevious(List<Rejection> blocks, TrancheFacts facts) {
    TrancheFacts.Previous previous = facts.previous();
    if (previous == null) {
      return;
    }
    if (previous.state() != TrancheState.PAID) {
      Map<String, String> number =
          Map.of("state", facts.state().name(), "number", Integer.toString(previous.number()));
      blocks.add(Rejection.of(PayoutError.TRANCHE_STATE, number, FIELD).worded("EARLIER"));
      return;
    }
    // Receipts cover the tranches in their order.
    long coveredMinor = facts.books().receiptedMinor() - previous.earlierMinor();
    long missingMinor = receiptsNeeded(previous.amountMinor(), receiptsShare) - coveredMinor;
    if (missingMinor > 0) {
      blocks.add(
          Rejection.of(
              PayoutError.RECEIPTS_MISSING,
              Map.of("missing", Long.toString(missingMinor), "currency", facts.currency()),
              FIELD));
    }
  }

  /** The least sum of receipts for a tranche before the next one, in minor units, rounded up. */
  static long receiptsNeeded(long amountMinor, int percent) {
    return amountMinor
        - amountMinor / 100 * (100 - percent)
        - amountMinor % 100 * (100 - percent) / 100;
  }

  private static void addUnallotted(List<Rejection> blocks, TrancheFacts facts) {
    long unallottedMinor = facts.books().unallottedMinor();
    if (unallottedMinor != 0) {
      Map<String, String> amount =
          Map.of("amount", Long.toString(Math.abs(unallottedMinor)), "currency", facts.currency());
      Rejection rejection = Rejection.of(PayoutError.FUNDS_NOT_ALLOTTED, amount, FIELD);
      blocks.add(unallottedMinor < 0 ? rejection.worded("SHORT") : rejection);
    }
  }

  private static void addAccount(
      List<Rejection> blocks, TrancheFacts.Account account, Instant now) {
    if (account == null) {
      blocks.add(Rejection.of(PayoutError.PAYOUT_ACCOUNT_MISSING, FIELD));
    } else if (account.usableFrom().isAfter(now)) {
      Map<String, String> from = Map.of("usableFrom", account.usableFrom().toString());
      blocks.add(Rejection.of(PayoutError.PAYOUT_ACCOUNT_MISSING, from, FIELD).worded("LATER"));
    }
  }

  /** How many different reviewers have to approve an amount. */
  int reviewersNeeded(long amountMinor, String currency) {
    long minorPerMajor = Currencies.of(currency).map(Currencies::minorPerMajor).orElseThrow();
    return amountMinor >= twoReviewersFrom * minorPerMajor ? 2 : 1;
  }
}
