package org.crowdshelf.pledge;

import static org.crowdshelf.pledge.PledgeState.CANCELED;
import static org.crowdshelf.pledge.PledgeState.COLLECTED;
import static org.crowdshelf.pledge.PledgeState.EXPIRED;
import static org.crowdshelf.pledge.PledgeState.PAID;
import static org.crowdshelf.pledge.PledgeState.REFUNDED;
import static org.crowdshelf.pledge.PledgeState.REFUNDING;
import static org.crowdshelf.pledge.PledgeState.RESERVED;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Writes;

/**
 * The only writer of the table of pledges, in the caller's transaction. Every statement that moves
 * a pledge requires a state from which {@link PledgeState} allows that move.
 */
@ApplicationScoped
class PledgeRows {

  // Checks the key, the project's state and pause, a restriction of the account and UnpaidLimits in
  // one statement. Of two with one key the
  // first is stored; the second waits for the first to commit and then stores nothing.
  private static final String INSERT =
      """
      insert into pledges (id, project_id, account_id, organisation_id, reward_id, quantity, amount_minor, state,
                           anonymous, message, idempotency_key, input_hash, created_at, reserved_until)
      select $1, p.id, $3, $4::uuid, $5::uuid, $6::int4, $7, 'RESERVED', $8, $9::text, $10, $11, $12, $13
        from projects p
        left join rewards r on r.id = $5::uuid
       cross join lateral (
         select count(*) as pledges,
                count(*) filter (where g.project_id = $2) as in_project,
                coalesce(sum(g.quantity) filter (where g.reward_id = $5::uuid), 0) as places
           from pledges g where g.account_id = $3 and g.state = 'RESERVED' and g.reserved_until > $12) as held
       where p.id = $2 and p.state = 'LIVE' and p.ends_at > $12 and p.paused_at is null
         and not exists (select 1 from account_restrictions x
                          where x.account_id = $3 and x.act = 'PLEDGE' and (x.until is null or x.until > $12))
         and held.pledges < $14::int4 and held.in_project < $15::int4
         and (r.limit_count is null or held.places + $6::int4 <= greatest(1, r.limit_count::int8 * $16::int4 / 100))
      on conflict on constraint pledges_idempotency do nothing""";

  private static final String COLUMNS =
      "id, project_id, account_id, organisation_id, reward_id, quantity, amount_minor, anonymous, state, given_back_minor";

  // "No key update" lets other transactions store rows that refer to the pledge.
  private static final String LOCK =
      "select " + COLUMNS + " from pledges where id = $1 for no key update";

  private static final String LOCK_NEXT_DUE =
      "select "
          + COLUMNS
          + """
           from pledges where state = 'RESERVED' and reserved_until <= $1
          order by reserved_until, id limit 1 for no key update skip locked""";

  // The wait is the reservation's age, so that it doubles with each failure.
  private static final String POSTPONE =
      """
      update pledges
         set reserved_until = $2::timestamptz + least(interval '1 hour', greatest(interval '1 minute', $2::timestamptz - created_at))
       where id = $1 and state = 'RESERVED'""";

  private static final String CANCEL = move(CANCELED, "");
  private static final String EXPIRE = move(EXPIRED, "");
  private static final String PAY = move(PAID, ", paid_at = $2");
  private static final String BEGIN_REFUND = move(REFUNDING, ", collected_at = null");
  private static final String GIVE_BACK =
      """
      update pledges set given_back_minor = given_back_minor + $2
       where id = $1 and state in ('PAID', 'COLLECTED') and given_back_minor + $2 < amount_minor""";
  private static final String COMPLETE_REFUND = move(REFUNDED, ", refunded_at = $2");

  private static final String TAKE_PAYMENT_BACK =
      """
      update pledges set state = $2, paid_at = null, reserved_until = coalesce($3, reserved_until)
       where id = $1 and state = 'PAID'""";

  private static final String COLLECT = moveSome(COLLECTED, ", collected_at = $3");

  // Of an ended project that gets no money; none of its pledges is collected.
  private static final String BEGIN_REFUNDS =
      """
      update pledges set state = 'REFUNDING'
       where id in (select id from pledges where project_id = $1 and state = 'PAID' order by id limit $2
                      for no key update)
      returning\s"""
          + COLUMNS;

  private final Writes writes;
  private final UnpaidLimits unpaid;

  PledgeRows(Writes writes, UnpaidLimits unpaid) {
    this.writes = writes;
    this.unpaid = unpaid;
  }

  private static String move(PledgeState next, String columns) {
    return "update pledges set state = '%s'%s where id = $1 and %s"
        .formatted(next, columns, mayBecome(next));
  }

  // The pledges of project $1, at most $2 of them.
  private static String moveSome(PledgeState next, String columns) {
    return """
        update pledges set state = '%s'%s
         where id in (select id from pledges where project_id = $1 and %s order by id limit $2 for no key update)"""
        .formatted(next, columns, mayBecome(next));
  }

  // Written into the statement, so that PostgreSQL can use the indexes on some states only.
  private static String mayBecome(PledgeState next) {
    return next.reachedFrom().stream()
        .map("'%s'"::formatted)
        .collect(Collectors.joining(", ", "state in (", ")"));
  }

  /**
   * Stores a reservation until then; false where the project takes no pledges, where the backer may
   * place none or has used the key before, or where a limit of unpaid pledges is reached.
   */
  Uni<Boolean> insert(UUID backer, UUID id, PledgeOrder order, Instant now, Instant until) {
    return writes
        .change(
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
            order.hash(),
            now,
            until,
            unpaid.most(),
            unpaid.mostInProject(),
            unpaid.percentOfPlaces())
        .map(rows -> rows == 1);
  }

  /** Locks a pledge until the transaction ends; null where it does not exist. */
  Uni<LockedPledge> lock(UUID id) {
    return writes.one(LOCK, LockedPledge::of, id);
  }

  /**
   * Locks the reservation that ran out first among those that no other transaction has locked; null
   * where there is none.
   */
  Uni<LockedPledge> lockNextDue(Instant now) {
    return writes.one(LOCK_NEXT_DUE, LockedPledge::of, now);
  }

  /** Lets a reservation that could not be ended run out later: after a minute to an hour. */
  Uni<Void> postpone(UUID id, Instant now) {
    return writes.change(POSTPONE, id, now).replaceWithVoid();
  }

  /** Ends an unpaid pledge at its backer's wish. */
  Uni<Void> cancel(LockedPledge pledge) {
    return changeOne(pledge, CANCEL, pledge.id());
  }

  /** Ends an unpaid pledge whose time ran out or whose payment failed. */
  Uni<Void> expire(LockedPledge pledge) {
    return changeOne(pledge, EXPIRE, pledge.id());
  }

  /** Marks a pledge as paid. */
  Uni<Void> pay(LockedPledge pledge, Instant now) {
    return changeOne(pledge, PAY, pledge.id(), now);
  }

  /**
   * Reverses {@link #pay} within its own transaction. A reservation runs out now, so that {@link
   * ExpireReservations} ends it.
   */
  Uni<Void> takePaymentBack(LockedPledge pledge, Instant now) {
    if (!pledge.state().takesMoney()) {
      throw new IllegalStateException(pledge + " was not paid in this transaction");
    }
    return changeOne(
        pledge,
        TAKE_PAYMENT_BACK,
        pledge.id(),
        pledge.state(),
        pledge.state() == RESERVED ? now : null);
  }

  /** Marks a paid pledge as one whose money goes back. */
  Uni<Void> beginRefund(LockedPledge pledge) {
    return changeOne(pledge, BEGIN_REFUND, pledge.id());
  }

  /** Marks a part of a pledge that goes on as given back, in minor units. */
  Uni<Void> giveBack(LockedPledge pledge, long amountMinor) {
    return changeOne(pledge, GIVE_BACK, pledge.id(), amountMinor);
  }

  /** Marks a pledge as refunded; false where no refund of it was under way. */
  Uni<Boolean> completeRefund(UUID id, Instant now) {
    return writes.change(COMPLETE_REFUND, id, now).map(rows -> rows == 1);
  }

  /** Collects at most so many paid pledges of a project; answers how many. */
  Uni<Integer> collect(UUID project, int most, Instant now) {
    return writes.change(COLLECT, project, most, now);
  }

  /** Begins to refund at most so many paid pledges of a project; answers which. */
  Uni<List<LockedPledge>> beginRefunds(UUID project, int most) {
    return writes.list(BEGIN_REFUNDS, LockedPledge::of, project, most);
  }

  private Uni<Void> changeOne(LockedPledge pledge, String sql, Object... params) {
    return writes
        .change(sql, params)
        .invoke(
            rows -> {
              if (rows != 1) {
                throw new IllegalStateException(
                    "The state %s of pledge %s does not allow: %s"
                        .formatted(pledge.state(), pledge.id(), sql));
              }
            })
        .replaceWithVoid();
  }
}
