package org.crowdshelf.payout.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;

/** Where money goes, for whoever it belongs to and admins. */
@GraphQLApi
public class PayoutAccountFields {

  private final PayoutAccountReads reads;

  PayoutAccountFields(PayoutAccountReads reads) {
    this.reads = reads;
  }

  @Description(
      "Where the money of their projects goes; null where they set none. For themselves and admins; null for anyone else.")
  public Uni<PayoutAccountNode> payoutAccount(@Source AccountNode account, Context context) {
    return Batches.load(context, "Account.payoutAccount", account.key(), reads::ofPeople);
  }

  @Description(
      "Where the money of its projects goes; null where none is set. For its owners and admins; null for anyone else.")
  public Uni<PayoutAccountNode> payoutAccount(
      @Source OrganisationNode organisation, Context context) {
    return Batches.load(
        context, "Organisation.payoutAccount", organisation.key(), reads::ofOrganisations);
  }
}
