package org.crowdshelf.pledge.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A paid pledge as the public may see it. Of an anonymous one neither the account nor the time of
 * day is read. The node has no id, and its cursor is encrypted.
 */
@Name("Backer")
@Description("A paid pledge as the public may see it")
public record BackerNode(
    @Ignore UUID projectKey,
    @Ignore TimePlace place,
    @NonNull
        @Description(
            "The name of the account or organisation; 'Anonymous' in the request's language for an anonymous pledge")
        String name,
    @Description("null for an anonymous pledge and for one in an organisation's name")
        AccountNode account,
    @Description("The organisation in whose name the pledge was made")
        OrganisationNode organisation,
    @Description("The amount of the pledge") Money amount,
    @Description("The backer's message; plain text") String message,
    @NonNull
        @Description(
            "When it was paid; for an anonymous pledge the start of that day in China's time")
        Instant backedAt) {

  /** The backer of a row; an anonymous one is named in this language. */
  static BackerNode of(Row row, Language language) {
    AccountNode account = AccountNode.of(row, "a");
    OrganisationNode organisation = OrganisationNode.of(row, "o");
    Instant backedAt = row.instant("listed_at");
    return new BackerNode(
        row.uuid("project_id"),
        new TimePlace(backedAt, row.uuid("listed_key")),
        nameOf(account, organisation, language),
        account,
        organisation,
        Money.of(row.number("amount_minor"), row.text("currency")),
        row.text("message"),
        backedAt);
  }

  /** The name that is shown; Anonymous where there is neither. */
  static String nameOf(AccountNode account, OrganisationNode organisation, Language language) {
    if (organisation != null) {
      return organisation.name();
    }
    return account != null
        ? account.name(language)
        : Messages.text(language, "ANONYMOUS_BACKER", Map.of());
  }
}
