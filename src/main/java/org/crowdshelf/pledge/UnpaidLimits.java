package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits on what one account holds without having paid, so that nobody blocks places for nothing:
 * pledges at a time, of them in one project, and a share of a reward's places. The statement that
 * stores a pledge has these limits as conditions; this class locks what they count, and says which
 * of them was reached.
 */
@ApplicationScoped
class UnpaidLimits {

  // Pledges of one account are stored one after the other, so that each counts those before.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('unpaid ' || $1::text, 0))::text";

  private static final String HELD =
      """
      select count(*) filter (where g.unpaid) as pledges,
             count(*) filter (where g.unpaid and g.project_id = $2) as in_project,
             coalesce(sum(g.quantity) filter (where g.unpaid and g.reward_id = r.id), 0) as unpaid_places,
             coalesce(sum(g.quantity) filter (where g.reward_id = r.id and g.backer = $6), 0)
               + $5::int4 > r.limit_per_backer as for_backer,
             r.claimed + $5::int4 > r.limit_count as sold_out, r.limit_count, r.limit_per_backer
        from (select) as one
        left join rewards r on r.id = $3::uuid
        left join (select project_id, reward_id, quantity, coalesce(organisation_id, account_id) as backer, state = 'RESERVED' and reserved_until > $4 as unpaid
                     from pledges where account_id = $1 and state in ('RESERVED', 'PAID', 'COLLECTED')) g on true
       group by r.id""";

  private record Held(
      long pledges,
      long inProject,
      long places,
      boolean tooManyForBacker,
      boolean soldOut,
      Integer limit,
      Integer limitPerBacker) {

    static Held of(Row row) {
      return new Held(
          row.number("pledges"),
          row.number("in_project"),
          row.number("unpaid_places"),
          Boolean.TRUE.equals(row.flagOrNull("for_backer")),
          Boolean.TRUE.equals(row.flagOrNull("sold_out")),
          row.integerOrNull("limit_count"),
          row.integerOrNull("limit_per_backer"));
    }
  }

  private final Writes writes;
  private final int most;
  private final int mostInProject;
  private final int percentOfPlaces;

  UnpaidLimits(
      Writes writes,
      @ConfigProperty(name = "crowdshelf.pledges.unpaid") int most,
      @ConfigProperty(name = "crowdshelf.pledges.unpaid-in-project") int mostInProject,
      @ConfigProperty(name = "crowdshelf.pledges.unpaid-percent-of-places") int percentOfPlaces) {
    this.writes = writes;
    this.most = most;
    this.mostInProject = mostInProject;
    this.percentOfPlaces = percentOfPlaces;
  }

  int most() {
    return most;
  }

  int mostInProject() {
    return mostInProject;
  }

  int percentOfPlaces() {
    return percentOfPlaces;
  }

  /** Lets other pledges of the account wait until this transaction ends. */
  Uni<Void> lock(UUID account) {
    return writes.list(LOCK, row -> true, account.toString()).replaceWithVoid();
  }

  /** The limit that a pledge which was not stored has reached; null if it was another reason. */
  Uni<Rejection> reached(UUID account, PledgeOrder order, Instant now) {
    return writes
        .one(
            HELD,
            Held::of,
            account,
            order.project(),
            order.reward(),
            now,
            order.quantity(),
            order.onBehalfOf() == null ? account : order.onBehalfOf())
        .map(held -> reached(held, order));
  }

  // Rejections that no payment would lift come first.
  private Rejection reached(Held held, PledgeOrder order) {
    if (held.soldOut()) {
      return Rejection.of(PledgeError.REWARD_SOLD_OUT, "rewardId");
    }
    if (held.tooManyForBacker()) {
      return BackerLimits.reached(held.limitPerBacker());
    }
    if (held.inProject() >= mostInProject) {
      return rejection(PledgeError.TOO_MANY_UNPAID_IN_PROJECT, mostInProject, "projectId");
    }
    if (held.pledges() >= most) {
      return rejection(PledgeError.TOO_MANY_UNPAID, most, "projectId");
    }
    if (held.limit() == null) {
      return null;
    }
    long places = Math.max(1, (long) held.limit() * percentOfPlaces / 100);
    return held.places() + order.quantity() > places
        ? rejection(PledgeError.TOO_MANY_UNPAID_PLACES, places, "quantity")
        : null;
  }

  private static Rejection rejection(PledgeError error, long max, String field) {
    return Rejection.of(error, Map.of("max", Long.toString(max)), field);
  }
}
