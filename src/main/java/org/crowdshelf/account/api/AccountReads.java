package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Reads;

/** Reads accounts and organisations. */
@ApplicationScoped
public class AccountReads {

  private static final String ACCOUNT =
      "select " + AccountNode.columns("a") + " from accounts a where a.id = $1";

  private static final String ACCOUNTS =
      "select " + AccountNode.columns("a") + " from accounts a where a.id = any($1)";

  private static final String ORGANISATION =
      "select " + OrganisationNode.columns("o") + " from organisations o where o.id = $1";

  private static final String ORGANISATIONS =
      "select " + OrganisationNode.columns("o") + " from organisations o where o.id = any($1)";

  private static final String ORGANISATIONS_OF =
      "select m.account_id, "
          + OrganisationNode.columns("o")
          + """

              from memberships m
              join organisations o on o.id = m.organisation_id
             where m.account_id = any($1)
             order by m.account_id, o.name, o.id""";

  private static final String DESCRIPTIONS =
      "select id, description from organisations where id = any($1) and description is not null";

  private final Reads reads;

  AccountReads(Reads reads) {
    this.reads = reads;
  }

  /** An account; null if it does not exist. */
  public Uni<AccountNode> account(UUID key) {
    return reads.one(ACCOUNT, row -> AccountNode.of(row, "a"), key);
  }

  /** These accounts, by key. */
  public Uni<Map<UUID, AccountNode>> accounts(List<UUID> keys) {
    return reads
        .list(ACCOUNTS, row -> AccountNode.of(row, "a"), keys)
        .map(found -> found.stream().collect(Collectors.toMap(AccountNode::key, a -> a)));
  }

  /** An organisation; null if it does not exist. */
  public Uni<OrganisationNode> organisation(UUID key) {
    return reads.one(ORGANISATION, row -> OrganisationNode.of(row, "o"), key);
  }

  /** These organisations, by key. */
  public Uni<Map<UUID, OrganisationNode>> organisations(List<UUID> keys) {
    return reads
        .list(ORGANISATIONS, row -> OrganisationNode.of(row, "o"), keys)
        .map(found -> found.stream().collect(Collectors.toMap(OrganisationNode::key, o -> o)));
  }

  /** The descriptions, logos and codes of these organisations, by key. */
  Uni<Map<UUID, String>> descriptions(List<UUID> keys) {
    return reads
        .list(DESCRIPTIONS, row -> Map.entry(row.uuid("id"), row.text("description")), keys)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The organisations that each of these accounts is a member of, by name. */
  Uni<Map<UUID, List<OrganisationNode>>> organisationsOf(List<UUID> accounts) {
    return reads
        .list(
            ORGANISATIONS_OF,
            row -> Map.entry(row.uuid("account_id"), OrganisationNode.of(row, "o")),
            accounts)
        .map(
            found -> {
              Map<UUID, List<OrganisationNode>> byAccount = new HashMap<>();
              accounts.forEach(account -> byAccount.put(account, new ArrayList<>()));
              found.forEach(entry -> byAccount.get(entry.getKey()).add(entry.getValue()));
              return byAccount;
            });
  }
}
