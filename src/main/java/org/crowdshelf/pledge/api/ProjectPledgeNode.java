package org.crowdshelf.pledge.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.pledge.PledgeState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A pledge as the project's own people see it. Of an anonymous one no account is read. */
@Name("ProjectPledge")
@Description("A pledge as the project's own people see it.")
public record ProjectPledgeNode(
    @Ignore UUID key,
    @Ignore UUID rewardKey,
    @NonNull
        @Description(
            "The name of the account or organisation; 'Anonymous' in the request's language where the backer asked for it")
        String name,
    @Description("null for an anonymous pledge and for one in an organisation's name")
        AccountNode account,
    @Description("The organisation in whose name the pledge was made")
        OrganisationNode organisation,
    @Description("How many times the reward is taken; 1 without a reward") int quantity,
    @NonNull @Description("The amount that is or will be paid") Money amount,
    @NonNull @Description("Where it stands") PledgeState state,
    @Description("The backer's message; plain text") String message,
    @NonNull @Description("When it was placed") Instant createdAt,
    @Description("When it was paid; null before") Instant paidAt) {

  /** The columns of a pledge {@code g} that {@link #of} reads beside those of a and o. */
  static final String COLUMNS =
      """
      g.id, g.account_id, g.organisation_id, g.anonymous, g.reward_id, g.quantity, g.amount_minor, g.state, g.message,
      g.created_at, g.paid_at""";

  static ProjectPledgeNode of(Row row, Language language) {
    AccountNode account = AccountNode.of(row, "a");
    OrganisationNode organisation = OrganisationNode.of(row, "o");
    return new ProjectPledgeNode(
        row.uuid("id"),
        row.uuid("reward_id"),
        BackerNode.nameOf(account, organisation, language),
        account,
        organisation,
        row.integer("quantity"),
        Money.of(row.number("amount_minor"), row.text("currency")),
        row.value(PledgeState.class, "state"),
        row.text("message"),
        row.instant("created_at"),
        row.instant("paid_at"));
  }

  @Id
  @NonNull
  @Description("The pledge's id")
  public String getPledgeId() {
    return Ids.encode(IdType.PLEDGE, key);
  }

  /** Its place in lists, the newest first. */
  @Ignore
  TimePlace place() {
    return new TimePlace(createdAt, key);
  }
}
