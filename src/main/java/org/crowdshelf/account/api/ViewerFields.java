package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.MemberRole;
import org.crowdshelf.shared.database.Reads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields of Viewer that take a statement of their own. */
@GraphQLApi
public class ViewerFields {

  private static final String ROLES =
      "select m.role, "
          + OrganisationNode.columns("o")
          + """

              from memberships m join organisations o on o.id = m.organisation_id
             where m.account_id = $1
             order by o.name, o.id
             limit 100""";

  private final Reads reads;

  ViewerFields(Reads reads) {
    this.reads = reads;
  }

  @NonNull
  @Description(
      "The organisations that the viewer is a member of, with the role, at most 100, by name")
  public Uni<@NonNull List<@NonNull ViewerMembershipNode>> organisationRoles(
      @Source ViewerNode viewer) {
    return reads.list(
        ROLES,
        row ->
            new ViewerMembershipNode(
                OrganisationNode.of(row, "o"), row.value(MemberRole.class, "role")),
        viewer.account().key());
  }
}
