package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
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

  private static final String SAME_KEY =
      "select id, input_hash from pledges where account_id = $1 and idempotency_key = $2";

  // Names the foreign key: a pledge and the removal of its reward met, and the removal was first.
  private static final String REWARD_IS_THERE = "pledges_reward";

  private record Earlier(UUID pledge, byte[] hash) {}

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
    return earlier(backer, order)
        .flatMap(
            earlier ->
                earlier == null
                    ? check(checks, backer, order).chain(() -> reserve(checks, backer, order))
                    : Uni.createFrom().item(replay(earlier, order)))
        .flatMap(this::pay);
  }

  private Uni<Earlier> earlier(UUID backer, PledgeOrder order) {
    // PostgreSQL takes no NUL in a text; such a key was never stored.
    if (order.key().indexOf('\0') >= 0) {
      return Uni.createFrom().nullItem();
    }
    return reads.one(
        SAME_KEY,
        Tuple.of(backer, order.key()),
        row -> new Earlier(row.getUUID("id"), row.getBuffer("input_hash").getBytes()));
  }

  private static Outcome<UUID> replay(Earlier earlier, PledgeOrder order) {
    return Arrays.equals(earlier.hash(), order.hash())
        ? Outcome.done(earlier.pledge())
        : Outcome.rejected(Rejection.of(PledgeError.IDEMPOTENCY_KEY_REUSED, "idempotencyKey"));
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

  private Uni<Outcome<UUID>> reserve(Checks checks, UUID backer, PledgeOrder order) {
    return reads
        .one(PledgeTarget.READ, Tuple.of(order.project(), backer, order.reward()), PledgeTarget::of)
        .flatMap(
            target -> {
              boolean rewardGone =
                  order.reward() != null && (target == null || target.reward() == null);
              if (target == null || rewardGone || !(target.launched() || target.own())) {
                throw Refusal.notFound();
              }
              PledgeRules.check(checks, order, target, clock.instant());
              return checks.found().isEmpty()
                  ? store(backer, order, target)
                  : Uni.createFrom().item(Outcome.rejected(checks.found()));
            });
  }

  private Uni<Outcome<UUID>> store(UUID backer, PledgeOrder order, PledgeTarget target) {
    return transactions
        .run(() -> reservations.make(backer, order, target, provider(order)))
        .onFailure(failure -> Violations.breaks(failure, REWARD_IS_THERE))
        .transform(removedMeanwhile -> Refusal.notFound());
  }

  private Uni<Outcome<Placed>> pay(Outcome<UUID> outcome) {
    if (outcome instanceof Outcome.Rejected<UUID> rejected) {
      return Uni.createFrom().item(Outcome.rejected(rejected.rejections()));
    }
    UUID pledge = ((Outcome.Done<UUID>) outcome).value();
    return startPayment.run(pledge).map(started -> Outcome.done(new Placed(pledge, started)));
  }

  private String provider(PledgeOrder order) {
    return providers.find(order.provider()).map(PaymentProvider::name).orElseThrow();
  }
}
