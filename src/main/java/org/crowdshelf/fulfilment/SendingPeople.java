package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.partner.SponsorAccess;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.error.Refusal;

/** Decides who may say that a project's rewards went out: its own people, or a sponsor's. */
@ApplicationScoped
class SendingPeople {

  private final ProjectAccess access;
  private final SponsorAccess sponsors;

  SendingPeople(ProjectAccess access, SponsorAccess sponsors) {
    this.access = access;
    this.sponsors = sponsors;
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
                    : sponsors
                        .ships(account, project)
                        .map(ships -> ships ? Optional.of(account) : refused()));
  }

  private static Optional<UUID> refused() {
    throw Refusal.forbidden();
  }
}
