package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
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

  private record Earlier(UUID pledge, byte[] hash) {}

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

  Uni<Outcome<UUID>> make(UUID backer, PledgeOrder order, PledgeTarget target, String provider) {
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

  private Uni<Outcome<UUID>> notInserted(UUID backer, PledgeOrder order) {
    return writes
        .one(SAME_KEY, row -> new Earlier(row.uuid(0), row.bytes(1)), backer, order.key())
        .map(
            earlier -> {
              if (earlier == null) {
                return Outcome.rejected(Rejection.of(PledgeError.PROJECT_NOT_LIVE, "projectId"));
              }
              return Arrays.equals(earlier.hash(), order.hash())
                  ? Outcome.done(earlier.pledge())
                  : Outcome.rejected(
                      Rejection.of(PledgeError.IDEMPOTENCY_KEY_REUSED, "idempotencyKey"));
            });
  }

  private Uni<Outcome<UUID>> complete(
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
                        Outcome.<UUID>rejected(
                            Rejection.of(PledgeError.REWARD_LIMIT_PER_BACKER, limit, "quantity")));
              }
              return storeAddress(id, order, target)
                  .chain(() -> payments.create(due))
                  .chain(() -> outbox.tell("PledgePlaced", id, new JsonObject()))
                  .chain(() -> places.claim(order.reward(), order.quantity()))
                  .map(claimed -> claimed ? Outcome.done(id) : soldOut());
            });
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

  private static Outcome<UUID> soldOut() {
    return Outcome.rejected(Rejection.of(PledgeError.REWARD_SOLD_OUT, "rewardId"));
  }
}
