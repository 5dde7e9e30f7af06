package org.crowdshelf.partner.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields that partners add to Project and Organisation. */
@GraphQLApi
public class PartnerFields {

  private final PartnerReads reads;

  PartnerFields(PartnerReads reads) {
    this.reads = reads;
  }

  @NonNull
  @Description(
      "Organisations that help to run or supply the project and said yes to it; its own people, reviewers, admins and a partner's members see those that did not, too.")
  public Uni<@NonNull List<@NonNull PartnerNode>> partners(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.partners", project.key(), reads::partners);
  }

  @Description(
      "Projects that ask it to be a partner or sponsor, at most 100: those that wait for an answer first, then the newest. For its members; null for anyone else.")
  public Uni<List<@NonNull PartnershipNode>> partnershipRequests(
      @Source OrganisationNode organisation, Context context) {
    return Batches.load(
        context, "Organisation.partnershipRequests", organisation.key(), reads::requests);
  }

  @NonNull
  @Description("The project that asks, also while it is a draft")
  public Uni<@NonNull ProjectNode> project(@Source PartnershipNode partnership, Context context) {
    return Batches.load(context, "Partnership.project", partnership.projectKey(), reads::projects);
  }
}
