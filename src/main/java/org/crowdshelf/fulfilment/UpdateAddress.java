package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.pledge.DeliveryAddress;
import org.crowdshelf.pledge.PledgeAddresses;
import org.crowdshelf.pledge.PledgeState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/**
 * A backer says where a reward is to be sent, until the address is locked or something was sent.
 */
@ApplicationScoped
public class UpdateAddress {

  private static final String LOCK_PLEDGE =
      """
      select g.state, r.needs_address, l.locked_from
        from pledges g
        left join rewards r on r.id = g.reward_id
        left join address_locks l on l.reward_id = g.reward_id
       where g.id = $1 and g.account_id = $2
         for no key update of g""";

  private static final String LOCK =
      "select state, sent_at from fulfilments where pledge_id = $1 for no key update";

  private static final String COMPLETE =
      "update fulfilments set state = 'WAITING' where pledge_id = $1 and state = 'NEEDS_BACKER'";

  private record Standing(PledgeState state, boolean needsAddress, Instant lockedFrom) {
    static Standing of(Row row) {
      return new Standing(
          row.value(PledgeState.class, "state"),
          row.flag("needs_address"),
          row.instant("locked_from"));
    }

    boolean needed() {
      return needsAddress && (state == PledgeState.PAID || state == PledgeState.COLLECTED);
    }
  }

  private record Sent(FulfilmentState state, Instant sentAt) {
    static Sent of(Row row) {
      return new Sent(row.value(FulfilmentState.class, "state"), row.instant("sent_at"));
    }

    // The parcel is on its way; after a problem it may have to go elsewhere.
    boolean isLocked() {
      return state == FulfilmentState.SENT || state == FulfilmentState.RECEIVED;
    }
  }

  private final Transactions transactions;
  private final Writes writes;
  private final PledgeAddresses addresses;
  private final Clock clock;

  UpdateAddress(Transactions transactions, Writes writes, PledgeAddresses addresses, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * Stores the address; answers the pledge's key. Rejected with ADDRESS_LOCKED, ADDRESS_NOT_NEEDED
   * and what is wrong with the address.
   *
   * @throws Refusal NOT_FOUND where the account has no such pledge
   */
  public Uni<Outcome<UUID>> run(UUID backer, UUID pledge, DeliveryAddress address) {
    return addresses
        .problems(address)
        .flatMap(problems -> transactions.run(() -> decide(backer, pledge, address, problems)));
  }

  private Uni<Outcome<UUID>> decide(
      UUID backer, UUID pledge, DeliveryAddress address, List<Rejection> problems) {
    return writes
        .one(LOCK_PLEDGE, Standing::of, pledge, backer)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(
            standing -> {
              if (!standing.needed()) {
                return rejected(Rejection.of(FulfilmentError.ADDRESS_NOT_NEEDED, "pledgeId"));
              }
              return problems.isEmpty()
                  ? store(pledge, address, standing)
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> store(UUID pledge, DeliveryAddress address, Standing standing) {
    return writes
        .one(LOCK, Sent::of, pledge)
        .flatMap(
            sent -> {
              Instant locked = lockedAt(standing, sent);
              return locked != null
                  ? rejected(locked(locked))
                  : addresses
                      .store(pledge, address)
                      .chain(() -> writes.change(COMPLETE, pledge))
                      .replaceWith(Outcome.done(pledge));
            });
  }

  // null where it is not locked yet.
  private Instant lockedAt(Standing standing, Sent sent) {
    if (standing.lockedFrom() != null && !standing.lockedFrom().isAfter(clock.instant())) {
      return standing.lockedFrom();
    }
    return sent != null && sent.isLocked() ? sent.sentAt() : null;
  }

  private static Rejection locked(Instant at) {
    return Rejection.of(
        FulfilmentError.ADDRESS_LOCKED, Map.of("lockedAt", at.toString()), "pledgeId");
  }

  private static Uni<Outcome<UUID>> rejected(Rejection rejection) {
    return Uni.createFrom().item(Outcome.rejected(rejection));
  }
}
