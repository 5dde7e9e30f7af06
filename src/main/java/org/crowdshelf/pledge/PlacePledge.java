package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.account.Memberships;
import org.crowdshelf.payment.OpenPayment;
import org.crowdshelf.payment.PaymentAccounts;
import org.crowdshelf.payment.PaymentChoices;
import org.crowdshelf.payment.PaymentRoute;
import org.crowdshelf.payment.StartPayment;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.region.Regions;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Violations;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A backer reserves a pledge and begins to pay it. Everything that needs no lock is checked before
 * the transaction; the provider is called after the commit.
 */
@ApplicationScoped
public class PlacePledge {

  /** The pledge and how to pay it. */
  public record Placed(UUID pledge, StartPayment.Started payment) {}

  // The insert violates this foreign key if the reward was removed after it was read.
  private static final String REWARD_EXISTS = "pledges_reward";

  private final Reads reads;
  private final Memberships memberships;
  private final Regions regions;
  private final PaymentChoices choices;
  private final PaymentAccounts accounts;
  private final StartPayment startPayment;
  private final OpenPayment openPayment;
  private final Transactions transactions;
  private final Reservations reservations;
  private final Clock clock;
  private final BigDecimal maxAmount;

  PlacePledge(
      Reads reads,
      Memberships memberships,
      Regions regions,
      PaymentChoices choices,
      PaymentAccounts accounts,
      StartPayment startPayment,
      OpenPayment openPayment,
      Transactions transactions,
      Reservations reservations,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.pledges.max-amount") BigDecimal maxAmount) {
    this.reads = reads;
    this.memberships = memberships;
    this.regions = regions;
    this.choices = choices;
    this.accounts = accounts;
    this.startPayment = startPayment;
    this.openPayment = openPayment;
    this.transactions = transactions;
    this.reservations = reservations;
    this.clock = clock;
    this.maxAmount = maxAmount;
  }

  /**
   * Places the pledge, or returns the pledge that the same key and input placed before. Rejected
   * with every invalid value and with the {@link PledgeError}s.
   *
   * @throws Refusal NOT_FOUND if the project, reward or organisation does not exist for the backer
   */
  public Uni<Outcome<Placed>> run(UUID backer, PledgeOrder order) {
    Checks checks = new Checks();
    PledgeRules.checkOrder(checks, order);
    return reads
        .one(
            PledgeAttempt.READ,
            PledgeAttempt::of,
            PledgeAttempt.params(backer, order, clock.instant()))
        .flatMap(attempt -> answerOrReserve(checks, backer, order, attempt))
        .flatMap(this::pay);
  }

  private Uni<Outcome<Reserved>> answerOrReserve(
      Checks checks, UUID backer, PledgeOrder order, PledgeAttempt attempt) {
    return attempt.earlier() != null
        ? Uni.createFrom().item(attempt.earlier().answer(order))
        : checkReferences(checks, backer, order)
            .chain(() -> reserve(checks, backer, order, attempt.target()));
  }

  private Uni<Void> checkReferences(Checks checks, UUID backer, PledgeOrder order) {
    return checkRegion(checks, order.address())
        .chain(() -> checkOrganisation(checks, backer, order.onBehalfOf()));
  }

  private Uni<Void> checkRegion(Checks checks, DeliveryAddress address) {
    if (address == null) {
      return Uni.createFrom().voidItem();
    }
    return regions
        .extent(address.region())
        .invoke(extent -> AddressRules.checkRegion(checks, extent))
        .replaceWithVoid();
  }

  private Uni<Void> checkOrganisation(Checks checks, UUID backer, UUID organisation) {
    if (organisation == null) {
      return Uni.createFrom().voidItem();
    }
    return memberships
        .existing(Set.of(organisation))
        .invoke(
            existing -> {
              if (existing.isEmpty()) {
                throw Refusal.notFound();
              }
            })
        .chain(() -> memberships.isMember(backer, organisation))
        .invoke(
            member -> {
              if (!member) {
                checks.add(Rejection.of(ProjectError.NOT_A_MEMBER, "onBehalfOf"));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Outcome<Reserved>> reserve(
      Checks checks, UUID backer, PledgeOrder order, PledgeTarget target) {
    boolean rewardGone = order.reward() != null && (target == null || target.reward() == null);
    if (target == null || rewardGone || !(target.launched() || target.own())) {
      throw Refusal.notFound();
    }
    PledgeRules.checkTarget(checks, order, target, maxAmount, clock.instant());
    Optional<PaymentRoute> route =
        choices.route(checks, order.payment(), target.organisation(), order.paymentPath());
    if (checks.found().isEmpty()) {
      choices.checkAmount(checks, order.payment(), target.currency(), order.amount().amountMinor());
    }
    return checks.found().isEmpty()
        ? store(backer, order, target, route.orElseThrow())
        : Uni.createFrom().item(Outcome.rejected(checks.found()));
  }

  private Uni<Outcome<Reserved>> store(
      UUID backer, PledgeOrder order, PledgeTarget target, PaymentRoute route) {
    return accounts
        .store(route)
        .chain(() -> transactions.run(() -> reservations.reserve(backer, order, target, route)))
        .onFailure(failure -> Violations.breaks(failure, REWARD_EXISTS))
        .transform(removedMeanwhile -> Refusal.notFound());
  }

  private Uni<Outcome<Placed>> pay(Outcome<Reserved> outcome) {
    if (outcome instanceof Outcome.Rejected<Reserved> rejected) {
      return Uni.createFrom().item(Outcome.rejected(rejected.rejections()));
    }
    Reserved reserved = ((Outcome.Done<Reserved>) outcome).value();
    return start(reserved).map(started -> Outcome.done(new Placed(reserved.pledge(), started)));
  }

  private Uni<StartPayment.Started> start(Reserved reserved) {
    return reserved.payment() == null
        ? openPayment.run(List.of(reserved.pledge())).map(opened -> opened.get(reserved.pledge()))
        : startPayment.run(reserved.payment());
  }
}
