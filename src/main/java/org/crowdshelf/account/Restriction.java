package org.crowdshelf.account;

import java.time.Instant;
import java.util.Map;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.error.Rejection;

/**
 * The acts that are forbidden to an account for now.
 *
 * @param until null: for good
 */
public record Restriction(RestrictedAct act, Instant until, String reason) {

  /** The restriction of a row with the columns act, until and reason. */
  public static Restriction of(Row row) {
    return new Restriction(
        row.value(RestrictedAct.class, "act"), row.instant("until"), row.text("reason"));
  }

  /** RESTRICTED, with its end and reason. */
  public Rejection refusal(String... path) {
    return until == null
        ? Rejection.of(AccountError.RESTRICTED, Map.of("reason", reason), path).worded("FOR_GOOD")
        : Rejection.of(
            AccountError.RESTRICTED, Map.of("until", until.toString(), "reason", reason), path);
  }
}
