package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.account.Memberships;
import org.crowdshelf.payment.PaymentError;
import org.crowdshelf.payment.PaymentProvider;
import org.crowdshelf.payment.PaymentProviders;
import org.crowdshelf.payment.StartPayment;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.region.Regions;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Violations;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/**
 * A backer reserves a pledge and begins to pay it. Everything that needs no lock is checked before
 * the transaction; the provider is called after it.
 */
@ApplicationScoped
public class PlacePledge {

  /** The pledge and how its payment goes on. */
  public record Placed(UUID pledge, StartPayment.Started payment) {}

  // Names the foreign key: a pledge and the removal of its reward met, and the removal was first.
  private static final String REWARD_IS_THERE = "pledges_reward";

  private final Reads reads;
  private final Memberships memberships;
  private final Regions regions;
  private final PaymentProviders providers;
  private final StartPayment startPayment;
  private final Transactions transactions;
  private final Reservations reservations;
  private final Clock clock;

  PlacePledge(
      Reads reads,
      Memberships memberships,
      Regions regions,
      PaymentProviders providers,
      StartPayment startPayment,
      Transactions transactions,
      Reservations reservations,
      Clock clock) {
    this.reads = reads;
    this.memberships = memberships;
    this.regions = regions;
    this.providers = providers;
    this.startPayment = startPayment;
    this.transactions = transactions;
    this.reservations = reservations;
    this.clock = clock;
  }

  /**
   * Places the pledge, or answers with the one that this key and input placed before. Rejected with
   * every value that cannot be taken, and with the {@link PledgeError}s.
   *
   * @throws Refusal NOT_FOUND for a project, reward or organisation that there is not (for them)
   */
  public Uni<Outcome<Placed>> run(UUID backer, PledgeOrder order) {
    Checks checks = new Checks();
    PledgeRules.check(checks, order);
    return reads
        .one(PledgeAttempt.READ, PledgeAttempt.params(backer, order), PledgeAttempt::of)
        .flatMap(attempt -> reserve(checks, backer, order, attempt))
        .flatMap(this::pay);
  }

  private Uni<Outcome<Reserved>> reserve(
      Checks checks, UUID backer, PledgeOrder order, PledgeAttempt attempt) {
    return attempt.earlier() != null
        ? Uni.createFrom().item(attempt.earlier().answer(order))
        : check(checks, backer, order)
            .chain(() -> reserve(checks, backer, order, attempt.target()));
  }

  private Uni<Void> check(Checks checks, UUID backer, PledgeOrder order) {
    if (providers.find(order.provider()).isEmpty()) {
      checks.add(Rejection.of(PaymentError.UNKNOWN_PROVIDER, "provider"));
    }
    return checkRegion(checks, order.address())
        .chain(() -> checkOrganisation(checks, backer, order.onBehalfOf()));
  }

  private Uni<Void> checkRegion(Checks checks, DeliveryAddress address) {
    if (address == null) {
      return Uni.createFrom().voidItem();
    }
    return regions
        .exist(address.region())
        .invoke(
            there -> {
              if (!there) {
                checks.add(Rejection.of(InputError.UNKNOWN_REGION, "address", "region"));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> checkOrganisation(Checks checks, UUID backer, UUID organisation) {
    if (organisation == null) {
      return Uni.createFrom().voidItem();
    }
    return memberships
        .existing(Set.of(organisation))
        .invoke(
            there -> {
              if (there.isEmpty()) {
                throw Refusal.notFound();
              }
            })
        .chain(() -> memberships.includes(organisation, backer))
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
    PledgeRules.check(checks, order, target, clock.instant());
    return checks.found().isEmpty()
        ? store(backer, order, target)
        : Uni.createFrom().item(Outcome.rejected(checks.found()));
  }

  private Uni<Outcome<Reserved>> store(UUID backer, PledgeOrder order, PledgeTarget target) {
    return transactions
        .run(() -> reservations.make(backer, order, target, provider(order)))
        .onFailure(failure -> Violations.breaks(failure, REWARD_IS_THERE))
        .transform(removedMeanwhile -> Refusal.notFound());
  }

  private Uni<Outcome<Placed>> pay(Outcome<Reserved> outcome) {
    if (outcome instanceof Outcome.Rejected<Reserved> rejected) {
      return Uni.createFrom().item(Outcome.rejected(rejected.rejections()));
    }
    Reserved reserved = ((Outcome.Done<Reserved>) outcome).value();
    return begin(reserved).map(started -> Outcome.done(new Placed(reserved.pledge(), started)));
  }

  private Uni<StartPayment.Started> begin(Reserved reserved) {
    return reserved.payment() == null
        ? startPayment.run(reserved.pledge())
        : startPayment.run(reserved.payment());
  }

  private String provider(PledgeOrder order) {
    return providers.find(order.provider()).map(PaymentProvider::name).orElseThrow();
  }
}
