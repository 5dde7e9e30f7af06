package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payment.Payments;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.outbox.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores a pledge with its payment and takes its places, in the caller's transaction: first what is
 * the pledge's alone, last the reward that all want.
 */
@ApplicationScoped
class Reservations {

  // Decides over the key and the project's state at once; the first of two with one key wins, the
  // other waits for it.
  private static final String INSERT =
      """
      insert into pledges (id, project_id, account_id, organisation_id, reward_id, quantity, amount_minor, state,
                           anonymous, message, idempotency_key, input_hash, created_at, reserved_until)
      select $1, p.id, $3, $4::uuid, $5::uuid, $6, $7, 'RESERVED', $8, $9::text, $10, $11, $12, $13
        from projects p where p.id = $2 and p.state = 'LIVE' and p.ends_at > $12
      on conflict on constraint pledges_idempotency do nothing""";

  private static final String SAME_KEY =
      "select id, input_hash from pledges where account_id = $1 and idempotency_key = $2";

  private static final String ADDRESS =
      """
      insert into pledge_addresses (pledge_id, recipient, phone, region_code, street, postal_code)
      values ($1, $2, $3, $4, $5, $6)""";

  private final Writes writes;
  private final Payments payments;
  private final RewardPlaces places;
  private final BackerLimits limits;
  private final Outbox outbox;
  private final Clock clock;
  private final Duration reservation;

  Reservations(
      Writes writes,
      Payments payments,
      RewardPlaces places,
      BackerLimits limits,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.pledges.reservation") Duration reservation) {
    this.writes = writes;
    this.payments = payments;
    this.places = places;
    this.limits = limits;
    this.outbox = outbox;
    this.clock = clock;
    this.reservation = reservation;
  }

  Uni<Outcome<Reserved>> make(
      UUID backer, PledgeOrder order, PledgeTarget target, String provider) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    Instant until = now.plus(reservation);
    return insert(id, backer, order, now, until)
        .flatMap(
            inserted ->
                inserted == 1
                    ? complete(id, backer, order, target, provider, until)
                    : notInserted(backer, order));
  }

  private Uni<Integer> insert(UUID id, UUID backer, PledgeOrder order, Instant now, Instant until) {
    return writes.change(
        INSERT,
        id,
        order.project(),
        backer,
        order.onBehalfOf(),
        order.reward(),
        order.quantity(),
        order.amount().amountMinor(),
        order.anonymous(),
        order.message(),
        order.key(),
        Buffer.buffer(order.hash()),
        now.atOffset(ZoneOffset.UTC),
        until.atOffset(ZoneOffset.UTC));
  }

  private Uni<Outcome<Reserved>> notInserted(UUID backer, PledgeOrder order) {
    return writes
        .one(SAME_KEY, row -> new EarlierPledge(row.uuid(0), row.bytes(1)), backer, order.key())
        .map(
            earlier ->
                earlier == null
                    ? Outcome.rejected(Rejection.of(PledgeError.PROJECT_NOT_LIVE, "projectId"))
                    : earlier.answer(order));
  }

  private Uni<Outcome<Reserved>> complete(
      UUID id,
      UUID backer,
      PledgeOrder order,
      PledgeTarget target,
      String provider,
      Instant until) {
    Payments.Due due =
        new Payments.Due(
            provider, id, order.project(), target.currency(), order.amount().amountMinor(), until);
    return exceedsLimitPerBacker(backer, target)
        .flatMap(
            exceeds -> {
              if (exceeds) {
                Map<String, String> limit =
                    Map.of("limit", target.reward().limitPerBacker().toString());
                return Uni.createFrom()
                    .item(
                        Outcome.<Reserved>rejected(
                            Rejection.of(PledgeError.REWARD_LIMIT_PER_BACKER, limit, "quantity")));
              }
              return storeAddress(id, order, target).chain(() -> finish(order, due));
            });
  }

  // Sent in one go, each without waiting for the one before. The reward comes last, since its row
  // is held from then on; where an earlier one fails, PostgreSQL gives the later ones up.
  private Uni<Outcome<Reserved>> finish(PledgeOrder order, Payments.Due due) {
    return Uni.combine()
        .all()
        .unis(
            payments.create(due),
            outbox.tell("PledgePlaced", due.purpose(), new JsonObject()),
            places.claim(order.reward(), order.quantity()))
        .with(
            (payment, told, claimed) ->
                claimed ? Outcome.done(new Reserved(due.purpose(), payment)) : soldOut());
  }

  private Uni<Boolean> exceedsLimitPerBacker(UUID backer, PledgeTarget target) {
    if (target.reward() == null || target.reward().limitPerBacker() == null) {
      return Uni.createFrom().item(false);
    }
    return limits.exceeded(target.reward().id(), backer);
  }

  private Uni<Void> storeAddress(UUID id, PledgeOrder order, PledgeTarget target) {
    DeliveryAddress address = order.address();
    if (address == null || target.reward() == null || !target.reward().needsAddress()) {
      // What nobody needs is not kept.
      return Uni.createFrom().voidItem();
    }
    return writes
        .change(
            ADDRESS,
            id,
            address.recipient().strip(),
            address.phone().strip(),
            address.region(),
            address.street().strip(),
            address.postalCode())
        .replaceWithVoid();
  }

  private static Outcome<Reserved> soldOut() {
    return Outcome.rejected(Rejection.of(PledgeError.REWARD_SOLD_OUT, "rewardId"));
  }
}
