package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.account.AccessedData;
import org.crowdshelf.account.Accesses;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/** Shows admins the accounts that they have to transfer money to, and records each look. */
@ApplicationScoped
public class ShownAccounts {

  // The statement that shows an account records it, so that nothing is shown without it.
  private static final String SHOW =
      """
      with shown as (
        select o.tranche_id, t.project_id, a.id, coalesce(a.account_id, a.set_by) as whose, a.holder, a.params
          from payouts o
          join tranches t on t.id = o.tranche_id
          join payout_accounts a on a.id = o.payout_account_id
         where o.tranche_id = any($1) and o.state = 'SENT' and a.provider = 'manual'
      ), recorded as (
        """
          + Accesses.INSERT
          + " select "
          + Accesses.values(AccessedData.PAYOUT_ACCOUNT, "$3", "$2")
          + """
              , whose, project_id, null::uuid, null::uuid from shown where whose <> $2
      )
      select tranche_id, id, holder, params from shown""";

  /**
   * An account in full.
   *
   * @param tranche the tranche whose money goes there
   * @param params what its owner entered, by name
   */
  public record Shown(UUID tranche, String holder, Map<String, String> params) {

    /** Without holder and values, which no log may have. */
    @Override
    public String toString() {
      return tranche.toString();
    }
  }

  private final Reads reads;
  private final PayoutSecrets secrets;
  private final Clock clock;

  ShownAccounts(Reads reads, PayoutSecrets secrets, Clock clock) {
    this.reads = reads;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** The accounts of those of these tranches that wait for a transfer by hand. */
  public Uni<List<Shown>> show(UUID admin, List<UUID> tranches) {
    return reads.list(SHOW, this::shown, tranches, admin, clock.instant());
  }

  private Shown shown(Row row) {
    return new Shown(
        row.uuid("tranche_id"),
        row.text("holder"),
        secrets.open(row.uuid("id"), row.bytes("params")));
  }
}
