package org.crowdshelf.account.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/**
 * Fields of Organisation that lists do without, and those that its own people and reviewers see;
 * null for everyone else.
 */
@GraphQLApi
public class OrganisationFields {

  private final TeamReads reads;
  private final AccountReads accounts;

  OrganisationFields(TeamReads reads, AccountReads accounts) {
    this.reads = reads;
    this.accounts = accounts;
  }

  @Description("What it says of itself, in Markdown; null where it says nothing")
  public Uni<String> description(@Source OrganisationNode organisation, Context context) {
    return Batches.load(
        context, "Organisation.description", organisation.key(), accounts::descriptions);
  }

  @Description(
      "The name that waits for a reviewer; null where none does. For its members, reviewers and admins; null for anyone else.")
  public Uni<String> wantedName(@Source OrganisationNode organisation, Context context) {
    return Batches.load(context, "Organisation.wantedName", organisation.key(), reads::wantedNames);
  }

  @Description(
      "Its members, at most 100, owners first. For its members and reviewers; null for anyone else.")
  public Uni<List<@NonNull MemberNode>> members(
      @Source OrganisationNode organisation, Context context) {
    return Batches.load(context, "Organisation.members", organisation.key(), reads::members);
  }

  @Description(
      "Its open invitations, newest first. For its members and reviewers; null for anyone else.")
  public Uni<List<@NonNull InvitationNode>> invitations(
      @Source OrganisationNode organisation, Context context) {
    return Batches.load(
        context, "Organisation.invitations", organisation.key(), reads::invitations);
  }

  @Description(
      "Its unified social credit code, also where a reviewer has not verified it yet; null where it has none. For its members, reviewers and admins; null for anyone else.")
  public Uni<String> creditCode(@Source OrganisationNode organisation, Context context) {
    return Batches.load(context, "Organisation.creditCode", organisation.key(), reads::creditCodes);
  }

  @Description(
      "The remark of the latest decision about it, in Markdown. For its members and reviewers; null for anyone else.")
  public Uni<String> verificationRemark(@Source OrganisationNode organisation, Context context) {
    return Batches.load(
        context, "Organisation.verificationRemark", organisation.key(), reads::remarks);
  }
}
