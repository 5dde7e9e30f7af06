package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Refusal;

/** Decides who may say that a project's rewards went out: its own people, or a sponsor's. */
@ApplicationScoped
class SendingPeople {

  private static final String SHIPS =
      """
      select exists (
        select from partnerships t
          join memberships theirs on theirs.organisation_id = t.organisation_id and theirs.account_id = $2
         where t.project_id = $1 and\s"""
          + ShippingSponsors.SHIPS
          + ") as ships";

  private final ProjectAccess access;
  private final Reads reads;

  SendingPeople(ProjectAccess access, Reads reads) {
    this.access = access;
    this.reads = reads;
  }

  /**
   * Empty for the project's own people, who may send everything; the account of a sponsor's member,
   * who may send what the sponsor supplies to those who agreed that it sees their address.
   *
   * @throws Refusal NOT_FOUND where there is no such project for whoever asks; FORBIDDEN for others
   */
  Uni<Optional<UUID>> sponsorsMember(UUID project, UUID account) {
    return access
        .isOwn(project, account)
        .flatMap(
            own ->
                own
                    ? Uni.createFrom().item(Optional.empty())
                    : reads
                        .one(SHIPS, row -> row.flag("ships"), project, account)
                        .map(ships -> ships ? Optional.of(account) : refused()));
  }

  private static Optional<UUID> refused() {
    throw Refusal.forbidden();
  }
}
