package org.crowdshelf.pledge.api;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A paid pledge as the public may see it. Of an anonymous one the account is not even read; it has
 * no id, and its cursor is sealed.
 */
@Name("Backer")
@Description("A paid pledge as the public may see it")
public record BackerNode(
    @Ignore UUID projectKey,
    @Ignore TimePlace place,
    @NonNull
        @Description(
            "The account's name, or its organisation's; 'Anonymous' in the request's language where they asked for that")
        String name,
    @Description("null where they asked to stay anonymous, or back in an organisation's name")
        AccountNode account,
    @Description("The organisation in whose name they back") OrganisationNode organisation,
    Money amount,
    @Description("What they wrote along with it; plain text") String message,
    @NonNull Instant backedAt) {

  /** The backer of a row, named in this language where the name is not theirs. */
  static BackerNode of(Row row, Language language) {
    AccountNode account = AccountNode.of(row, "a");
    OrganisationNode organisation = OrganisationNode.of(row, "o");
    Instant backedAt = row.getOffsetDateTime("paid_at").toInstant();
    return new BackerNode(
        row.getUUID("project_id"),
        new TimePlace(backedAt, row.getUUID("pledge_id")),
        nameOf(account, organisation, language),
        account,
        organisation,
        Money.of(row.getLong("amount_minor"), row.getString("currency")),
        row.getString("message"),
        backedAt);
  }

  private static String nameOf(
      AccountNode account, OrganisationNode organisation, Language language) {
    if (organisation != null) {
      return organisation.name();
    }
    return account != null ? account.name() : Messages.text(language, "ANONYMOUS_BACKER", Map.of());
  }
}
