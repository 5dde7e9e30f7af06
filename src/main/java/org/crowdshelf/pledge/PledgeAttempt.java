package org.crowdshelf.pledge;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/**
 * What there is to know before a pledge is stored, read at once: every read is a round trip that
 * the backer waits for.
 *
 * @param earlier null where the backer's key is new
 * @param target null where there is no such project
 */
record PledgeAttempt(EarlierPledge earlier, PledgeTarget target) {

  /** $1 project, $2 account, $3 reward, $4 key. */
  static final String READ =
      "select g.id as earlier_id, g.input_hash as earlier_hash, "
          + PledgeTarget.COLUMNS
          + """

          from (select) as attempt
          left join projects p on p.id = $1
          left join rewards r on r.project_id = p.id and r.id = $3
          left join pledges g on g.account_id = $2 and g.idempotency_key = $4""";

  static Tuple params(UUID backer, PledgeOrder order) {
    return Tuple.of(order.project(), backer, order.reward(), storable(order.key()));
  }

  static PledgeAttempt of(Row row) {
    UUID earlier = row.getUUID("earlier_id");
    Buffer hash = row.getBuffer("earlier_hash");
    return new PledgeAttempt(
        earlier == null ? null : new EarlierPledge(earlier, hash.getBytes()), PledgeTarget.of(row));
  }

  // PostgreSQL takes no NUL in a text; such a key was never stored.
  private static String storable(String key) {
    return key.indexOf('\0') >= 0 ? null : key;
  }
}
