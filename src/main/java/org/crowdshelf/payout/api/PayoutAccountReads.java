package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;

/** Reads payout accounts for those who may see them. */
@ApplicationScoped
class PayoutAccountReads {

  private static final String COLUMNS =
      "select %s as owner, a.provider, a.holder, a.masked, a.verified, a.usable_from from payout_accounts a"
          + " where a.replaced_at is null and ";

  // $2 is the current account, $3 whether it is an admin.
  private static final String OF_PEOPLE =
      COLUMNS.formatted("a.account_id") + "a.account_id = any($1) and ($3 or a.account_id = $2)";

  private static final String OF_ORGANISATIONS =
      COLUMNS.formatted("a.organisation_id")
          + """
            a.organisation_id = any($1) and ($3 or exists (
              select from memberships m
               where m.organisation_id = a.organisation_id and m.account_id = $2 and m.role = 'OWNER'))""";

  private final Reads reads;
  private final CurrentAccount currentAccount;

  PayoutAccountReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** Those of these people that have one, if it is the current account or an admin who asks. */
  Uni<Map<UUID, PayoutAccountNode>> ofPeople(List<UUID> accounts) {
    return read(OF_PEOPLE, accounts);
  }

  /** Those of these organisations that have one, if an owner or an admin asks. */
  Uni<Map<UUID, PayoutAccountNode>> ofOrganisations(List<UUID> organisations) {
    return read(OF_ORGANISATIONS, organisations);
  }

  private Uni<Map<UUID, PayoutAccountNode>> read(String sql, List<UUID> owners) {
    return reads
        .list(
            sql,
            row -> Map.entry(row.uuid("owner"), PayoutAccountNode.of(row)),
            owners,
            currentAccount.accountOrNull(),
            currentAccount.is(Role.ADMIN))
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
