package org.crowdshelf.settlement.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.settlement.LedgerCheck;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** A project's money, for everyone; the check of the books, for admins. */
@GraphQLApi
public class SettlementFields {

  private final FundsReads reads;
  private final LedgerCheck ledgerCheck;
  private final CurrentAccount currentAccount;

  SettlementFields(FundsReads reads, LedgerCheck ledgerCheck, CurrentAccount currentAccount) {
    this.reads = reads;
    this.ledgerCheck = ledgerCheck;
    this.currentAccount = currentAccount;
  }

  @NonNull
  @Description("The project's money by account, public so that everyone can check it.")
  public Uni<@NonNull FundsNode> funds(@Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.funds", project.key(), reads::funds);
  }

  @Query
  @NonNull
  @Description("Admins only: compares the books with what the service shows about money.")
  public Uni<@NonNull LedgerCheckNode> ledgerCheck() {
    currentAccount.account(Role.ADMIN);
    return ledgerCheck.run().map(LedgerCheckNode::of);
  }
}
