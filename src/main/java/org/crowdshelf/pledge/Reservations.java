package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.payment.PaymentRoute;
import org.crowdshelf.payment.Payments;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.outbox.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores a pledge and its payment and claims its places, in the caller's transaction. The reward's
 * row, which many transactions want, is locked last.
 */
@ApplicationScoped
class Reservations {

  private static final String SAME_KEY =
      "select id, input_hash from pledges where account_id = $1 and idempotency_key = $2";

  private static final String ADDRESS =
      """
      insert into pledge_addresses (pledge_id, recipient, phone, region_code, street, postal_code)
      values ($1, $2, $3, $4, $5, $6)""";

  private final Writes writes;
  private final PledgeRows rows;
  private final PledgeSources sources;
  private final SponsorConsents consents;
  private final Payments payments;
  private final RewardPlaces places;
  private final UnpaidLimits unpaid;
  private final BackerLimits limits;
  private final Outbox outbox;
  private final Clock clock;
  private final Duration reservation;

  Reservations(
      Writes writes,
      PledgeRows rows,
      PledgeSources sources,
      SponsorConsents consents,
      Payments payments,
      RewardPlaces places,
      UnpaidLimits unpaid,
      BackerLimits limits,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.pledges.reservation") Duration reservation) {
    this.writes = writes;
    this.rows = rows;
    this.sources = sources;
    this.consents = consents;
    this.payments = payments;
    this.places = places;
    this.unpaid = unpaid;
    this.limits = limits;
    this.outbox = outbox;
    this.clock = clock;
    this.reservation = reservation;
  }

  Uni<Outcome<Reserved>> reserve(
      UUID backer, PledgeOrder order, PledgeTarget target, PaymentRoute route) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    Instant until = now.plus(reservation);
    // Pipelined; PostgreSQL runs the second one once it has the lock.
    return Uni.combine()
        .all()
        .unis(unpaid.lock(backer), rows.insert(backer, id, order, now, until))
        .with((locked, inserted) -> inserted)
        .flatMap(
            inserted ->
                inserted
                    ? complete(id, backer, order, target, route, until)
                    : answerEarlier(backer, order, now));
  }

  private Uni<Outcome<Reserved>> answerEarlier(UUID backer, PledgeOrder order, Instant now) {
    return writes
        .one(
            SAME_KEY,
            row -> new EarlierPledge(row.uuid("id"), row.bytes("input_hash")),
            backer,
            order.key())
        .flatMap(
            earlier ->
                earlier == null
                    ? unpaid
                        .reached(backer, order, now)
                        .flatMap(limit -> notStored(backer, order, now, limit))
                    : Uni.createFrom().item(earlier.answer(order)));
  }

  private Uni<Outcome<Reserved>> notStored(
      UUID backer, PledgeOrder order, Instant now, Rejection limit) {
    return limit != null
        ? Uni.createFrom().item(Outcome.rejected(limit))
        : writes
            .one(PledgeStops.READ, PledgeStops::of, backer, order.project(), now)
            .map(stops -> stops.rejections())
            .map(
                stopped ->
                    Outcome.rejected(
                        stopped.isEmpty()
                            ? List.of(Rejection.of(PledgeError.PROJECT_NOT_LIVE, "projectId"))
                            : stopped));
  }

  private Uni<Outcome<Reserved>> complete(
      UUID id,
      UUID backer,
      PledgeOrder order,
      PledgeTarget target,
      PaymentRoute route,
      Instant until) {
    Payments.Due due =
        new Payments.Due(
            route,
            id,
            order.project(),
            target.title(),
            target.currency(),
            order.amount().amountMinor(),
            until);
    return exceedsLimitPerBacker(backer, order.onBehalfOf(), target)
        .flatMap(
            exceeds -> {
              if (exceeds) {
                return Uni.createFrom()
                    .item(
                        Outcome.<Reserved>rejected(
                            BackerLimits.reached(target.reward().limitPerBacker())));
              }
              return storeAddress(id, order, target)
                  .chain(() -> consents.store(id, order.sponsorConsent(), clock.instant()))
                  .chain(() -> sources.store(id, order.project(), order.source()))
                  .chain(() -> finish(order, due));
            });
  }

  // The three statements are pipelined: each is sent without waiting for the answer to the one
  // before. The reward comes last, because its row stays locked from then on. If one fails,
  // PostgreSQL does not run the later ones.
  private Uni<Outcome<Reserved>> finish(PledgeOrder order, Payments.Due due) {
    return Uni.combine()
        .all()
        .unis(
            payments.create(due),
            outbox.tell(new PledgeEvents.PledgePlaced(due.purpose(), due.subject())),
            places.claim(order.reward(), order.quantity()))
        .with(
            (payment, told, claimed) ->
                claimed ? Outcome.done(new Reserved(due.purpose(), payment)) : soldOut());
  }

  private Uni<Boolean> exceedsLimitPerBacker(UUID backer, UUID organisation, PledgeTarget target) {
    if (target.reward() == null || target.reward().limitPerBacker() == null) {
      return Uni.createFrom().item(false);
    }
    return limits.exceeded(backer, organisation, target.reward().id());
  }

  private Uni<Void> storeAddress(UUID id, PledgeOrder order, PledgeTarget target) {
    DeliveryAddress address = order.address();
    if (address == null || target.reward() == null || !target.reward().needsAddress()) {
      // An address that nobody needs is not stored.
      return Uni.createFrom().voidItem();
    }
    return writes
        .change(
            ADDRESS,
            id,
            address.recipient(),
            address.phone(),
            address.region(),
            address.street(),
            address.postalCode())
        .replaceWithVoid();
  }

  private static Outcome<Reserved> soldOut() {
    return Outcome.rejected(Rejection.of(PledgeError.REWARD_SOLD_OUT, "rewardId"));
  }
}
