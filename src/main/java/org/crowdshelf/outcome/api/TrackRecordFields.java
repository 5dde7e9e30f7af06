package org.crowdshelf.outcome.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The records of those who ask, for everyone. */
@GraphQLApi
public class TrackRecordFields {

  private final TrackRecordReads reads;

  TrackRecordFields(TrackRecordReads reads) {
    this.reads = reads;
  }

  @NonNull
  @Description("What became of the projects of their own, without those run for an organisation.")
  public Uni<@NonNull TrackRecordNode> record(@Source AccountNode account, Context context) {
    return Batches.load(context, "Account.record", account.key(), reads::ofPeople);
  }

  @NonNull
  @Description("What became of the projects that were run for it.")
  public Uni<@NonNull TrackRecordNode> record(
      @Source OrganisationNode organisation, Context context) {
    return Batches.load(context, "Organisation.record", organisation.key(), reads::ofOrganisations);
  }
}
