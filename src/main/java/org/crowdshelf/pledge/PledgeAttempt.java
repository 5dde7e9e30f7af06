package org.crowdshelf.pledge;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;

/**
 * Everything that is read before a pledge is stored. It is one statement, because the backer waits
 * for each round trip.
 *
 * @param earlier null if the backer's key is new
 * @param target null if the project does not exist
 */
record PledgeAttempt(EarlierPledge earlier, PledgeTarget target) {

  /** $1 project, $2 account, $3 reward, $4 key, $5 now. */
  static final String READ =
      "select g.id as earlier_id, g.input_hash as earlier_hash, "
          + PledgeTarget.COLUMNS
          + """

          from (select) as attempt
          left join projects p on p.id = $1
          left join rewards r on r.project_id = p.id and r.id = $3
          left join account_restrictions x
            on x.account_id = $2 and x.act = 'PLEDGE' and (x.until is null or x.until > $5)
          left join pledges g on g.account_id = $2 and g.idempotency_key = $4""";

  static Object[] params(UUID backer, PledgeOrder order, Instant now) {
    return new Object[] {order.project(), backer, order.reward(), storable(order.key()), now};
  }

  static PledgeAttempt of(Row row) {
    UUID earlier = row.uuid("earlier_id");
    return new PledgeAttempt(
        earlier == null ? null : new EarlierPledge(earlier, row.bytes("earlier_hash")),
        PledgeTarget.of(row));
  }

  // PostgreSQL rejects NUL in a text, so no stored key contains one.
  private static String storable(String key) {
    return key.indexOf('\0') >= 0 ? null : key;
  }
}
