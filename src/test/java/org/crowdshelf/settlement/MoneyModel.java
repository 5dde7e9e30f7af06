package org.crowdshelf.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.payment.PaymentModel;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.pledge.PledgeModel;
import org.crowdshelf.pledge.RewardModel;
import org.crowdshelf.project.ProjectModel;
import org.crowdshelf.project.ProjectState;

/**
 * One project with its rewards, pledges, payments and books in memory: what the use cases do, each
 * in one step, with the rules of the real ones.
 */
final class MoneyModel {

  private static final UUID PROJECT = new UUID(0, 1);
  private static final int AT_ONCE = 2;

  final ProjectModel project;
  final List<RewardModel> rewards;
  final long feeBasisPoints;
  final List<PledgeModel> pledges = new ArrayList<>();
  final List<ModelProvider> provider = new ArrayList<>();
  final Map<LedgerAccount, Long> books = new EnumMap<>(LedgerAccount.class);
  private final Set<String> booked = new HashSet<>();
  private final Set<String> notified = new HashSet<>();
  Instant now;

  MoneyModel(ProjectModel project, List<RewardModel> rewards, long feeBasisPoints, Instant now) {
    this.project = project;
    this.rewards = rewards;
    this.feeBasisPoints = feeBasisPoints;
    this.now = now;
  }

  /** PlacePledge, to the commit; whether it was taken. */
  boolean place(RewardModel reward, int backer, int quantity, long amountMinor) {
    PledgeModel pledge =
        PledgeModel.place(project, reward, pledges, backer, quantity, amountMinor, now);
    if (pledge == null) {
      return false;
    }
    pledge.isPaidBy(
        new PaymentModel(pledges.size(), PROJECT, amountMinor, pledge.reservedUntil(), this::post));
    provider.add(new ModelProvider(pledges.size(), amountMinor));
    return true;
  }

  /** StartPayment. */
  void start(int index) {
    provider.get(index).begin();
    pledges.get(index).payment().started();
  }

  /** ReceiveNotification: recorded, and applied once. */
  void receive(int index, ModelProvider.Message message) {
    if (!notified.add(message.id())) {
      return;
    }
    PledgeModel pledge = pledges.get(index);
    if (message.payment() != null) {
      react(pledge, pledge.payment().told(message.payment()));
    } else if (message.ours() && pledge.payment().applyRefund(message.refund())) {
      pledge.refunded();
    }
  }

  /** AskAfterPayments. */
  void ask(int index) {
    PledgeModel pledge = pledges.get(index);
    if (!pledge.payment().arrived()) {
      boolean over = pledge.payment().isLive() && !now.isBefore(pledge.payment().expiresAt());
      ProviderPayment told = over ? provider.get(index).close() : provider.get(index).query();
      react(pledge, pledge.payment().answer(told, now));
    }
  }

  /** ExpireReservations. */
  void expire() {
    pledges.forEach(pledge -> pledge.expireWhereDue(now));
  }

  /** SendRefunds, for one. */
  void sendRefund(int index, ModelProvider.Mood mood) {
    PledgeModel pledge = pledges.get(index);
    String refund = pledge.payment().refund();
    if (refund == null || refund.equals("DONE")) {
      return;
    }
    if (pledge.payment().applyRefund(provider.get(index).refund(mood))) {
      pledge.refunded();
    } else if (mood == ModelProvider.Mood.REFUSES) {
      pledge.payment().keepFailing();
    }
  }

  /** SettleProject, a step. */
  void settle() {
    boolean over = project.state() != ProjectState.LIVE;
    if (over && !project.settled()) {
      if (SettlementRules.collects(project.state())) {
        collect();
      } else {
        giveBack();
      }
    }
  }

  private void collect() {
    List<PledgeModel> some = some("PAID");
    some.forEach(PledgeModel::collect);
    if (some.isEmpty()) {
      long total =
          pledges.stream()
              .filter(pledge -> pledge.state().equals("COLLECTED"))
              .mapToLong(PledgeModel::amountMinor)
              .sum();
      SettlementRules.collection(PROJECT, "CNY", total, feeBasisPoints).forEach(this::post);
      project.settle();
    }
  }

  private void giveBack() {
    List<PledgeModel> some = some("PAID");
    some.forEach(PledgeModel::refundAfterEnd);
    if (some.isEmpty() && some("REFUNDING").isEmpty()) {
      project.settle();
    }
  }

  private List<PledgeModel> some(String state) {
    return pledges.stream().filter(p -> p.state().equals(state)).limit(AT_ONCE).toList();
  }

  private void react(PledgeModel pledge, PaymentModel.News news) {
    switch (news) {
      case MONEY_CAME -> pledge.moneyCame(now);
      case NO_MONEY_COMES -> pledge.noMoneyComes();
      case NONE -> {}
    }
  }

  // As the journal's constraints: one cause is booked once, and every posting adds up to zero.
  private void post(Posting posting) {
    if (!booked.add(posting.kind() + posting.causeId())) {
      throw new IllegalStateException(posting.kind() + " is booked already");
    }
    if (posting.entries().stream().mapToLong(Posting.Entry::amountMinor).sum() != 0) {
      throw new IllegalStateException(posting + " is not balanced");
    }
    posting
        .entries()
        .forEach(entry -> books.merge(entry.account(), entry.amountMinor(), Long::sum));
  }

  void advance(Duration time) {
    now = now.plus(time);
  }
}
