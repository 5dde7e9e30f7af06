package org.crowdshelf.account.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields of Account that need a statement of their own. */
@GraphQLApi
public class AccountFields {

  private final AccountReads reads;

  AccountFields(AccountReads reads) {
    this.reads = reads;
  }

  @NonNull
  @Description("The organisations that the account is a member of.")
  public Uni<@NonNull List<@NonNull OrganisationNode>> organisations(
      @Source AccountNode account, Context context) {
    return Batches.load(context, "Account.organisations", account.key(), reads::organisationsOf);
  }
}
