package org.crowdshelf.support;

import java.util.UUID;
import org.crowdshelf.shared.id.Ids;

/** Findings, written as the service writes them. */
public final class Findings {

  private Findings() {}

  /** An open finding about money that nobody expected; answers its key. */
  public static UUID open(String reference) {
    UUID key = Ids.next();
    Database.execute(
        "insert into payment_findings (id, kind, provider, account, reference, amount_minor, currency, found_at)"
            + " values (?, 'PAID_UNKNOWN', 'sandbox', 'default', ?, 1000, 'CNY', now())",
        key,
        reference);
    return key;
  }

  /** Closes those of other tests. */
  public static void closeAll() {
    Database.execute(
        "update payment_findings set state = 'CLOSED', closed_at = now() where state = 'OPEN'");
  }
}
