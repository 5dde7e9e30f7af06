package org.crowdshelf.payout.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payout.ShownAccounts;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.node.NamedValue;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Everything that admins need to make bank transfers by hand. */
@GraphQLApi
public class TransferQueries {

  /** The account to which a transfer by hand goes. */
  @Name("PayTo")
  @Description("Where the money of a tranche goes by hand, in full.")
  public record PayTo(
      @NonNull @Description("The name on the account") String holder,
      @NonNull @Description("What its owner entered: bank and account")
          List<@NonNull NamedValue> params) {

    static PayTo of(ShownAccounts.Shown shown) {
      return new PayTo(
          shown.holder(),
          shown.params().entrySet().stream()
              .map(param -> new NamedValue(param.getKey(), param.getValue()))
              .toList());
    }
  }

  private final TransferQueueReads reads;
  private final ShownAccounts accounts;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  TransferQueries(
      TransferQueueReads reads,
      ShownAccounts accounts,
      Cursors cursors,
      CurrentAccount currentAccount) {
    this.reads = reads;
    this.accounts = accounts;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Query
  @NonNull
  @Description(
      "For admins: the tranches that wait for a transfer by hand or its confirmation, the oldest approval first; never what they entered already.")
  public Uni<@NonNull TrancheConnection> transferQueue(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    UUID admin = currentAccount.account(Role.ADMIN);
    String list = "transferQueue/" + admin;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return reads
        .page(admin, request)
        .map(found -> Page.of(found, request, cursors, list, TransferQueueReads::place))
        .map(page -> TrancheConnection.of(page, admin));
  }

  @Description(
      "Where an admin has to transfer the money of a tranche that is PAYING by hand. For admins, else null; each look is recorded (Viewer.accesses).")
  public Uni<PayTo> payTo(@Source TrancheNode tranche, Context context) {
    return Batches.load(context, "Tranche.payTo", tranche.key(), this::payTo);
  }

  private Uni<Map<UUID, PayTo>> payTo(List<UUID> tranches) {
    return currentAccount.is(Role.ADMIN)
        ? accounts
            .show(currentAccount.account(Role.ADMIN), tranches)
            .map(
                shown ->
                    shown.stream()
                        .collect(Collectors.toMap(ShownAccounts.Shown::tranche, PayTo::of)))
        : Uni.createFrom().item(Map.of());
  }
}
