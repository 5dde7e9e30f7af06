package org.crowdshelf.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.project.port.UpdateHelpers;
import org.crowdshelf.shared.database.Reads;

/** Lets the members of partners that help with updates post them. */
@ApplicationScoped
class PostingPartners implements UpdateHelpers {

  private static final String AMONG =
      """
      select t.project_id
        from partnerships t join memberships m on m.organisation_id = t.organisation_id
       where t.project_id = any($1) and t.state = 'CONFIRMED' and t.named
         and 'POST_UPDATES' = any(t.helps_with) and m.account_id = $2""";

  private final Reads reads;

  PostingPartners(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Uni<Set<UUID>> among(List<UUID> projects, UUID account) {
    return reads.list(AMONG, row -> row.uuid("project_id"), projects, account).map(Set::copyOf);
  }
}
