package org.crowdshelf.payout.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.node.NamedValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The values with which a person accepts money that is sent to them. */
@GraphQLApi
public class ConfirmationFields {

  private static final String TO_CONFIRM =
      """
      select o.tranche_id, v.key, v.value
        from payouts o
        join payout_accounts a on a.id = o.payout_account_id
       cross join lateral jsonb_each_text(o.to_confirm) v
       where o.tranche_id = any($1) and o.state = 'SENT' and a.account_id = $2
       order by v.key""";

  private record Value(UUID tranche, NamedValue value) {}

  private final Reads reads;
  private final CurrentAccount currentAccount;

  ConfirmationFields(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  @Description(
      "What wx.requestMerchantTransfer needs so that the receiver accepts the money in WeChat, within a day: mchId, appId and package. For the person whose payout account it is, while that is waited for; else null.")
  public Uni<List<@NonNull NamedValue>> toConfirm(@Source TrancheNode tranche, Context context) {
    return Batches.load(context, "Tranche.toConfirm", tranche.key(), this::values);
  }

  private Uni<Map<UUID, List<NamedValue>>> values(List<UUID> tranches) {
    UUID account = currentAccount.accountOrNull();
    return account == null
        ? Uni.createFrom().item(Map.of())
        : reads
            .list(
                TO_CONFIRM,
                row ->
                    new Value(
                        row.uuid("tranche_id"), new NamedValue(row.text("key"), row.text("value"))),
                tranches,
                account)
            .map(
                found ->
                    found.stream()
                        .collect(
                            Collectors.groupingBy(
                                Value::tranche,
                                Collectors.mapping(Value::value, Collectors.toList()))));
  }
}
