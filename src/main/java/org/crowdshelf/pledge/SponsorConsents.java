package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** Backers agree that the sponsor who sends their reward sees the address that they gave for it. */
@ApplicationScoped
class SponsorConsents {

  static final int MAX_VERSION = 40;

  // Stands beside the address and goes with it; that somebody agreed stays among the consents.
  private static final String STORE =
      """
      with agreed as (
        update pledge_addresses a set sponsor_consent = $2
          from pledges g
          join rewards r on r.id = g.reward_id
          join partnerships t on t.project_id = r.project_id and t.organisation_id = r.sponsor_id
         where a.pledge_id = $1 and g.id = a.pledge_id and\s"""
          + ShippingSponsors.SHIPS
          + """
        returning g.account_id)
      insert into consents (id, account_id, purpose, version, given, given_at)
      select $3, account_id, 'ADDRESS_TO_SPONSOR', $2, true, $4 from agreed""";

  private final Writes writes;

  SponsorConsents(Writes writes) {
    this.writes = writes;
  }

  /**
   * Stores the consent beside the address of a pledge, in the caller's transaction; nothing where
   * the pledge has none, where no sponsor sends its reward, or where the version is null.
   */
  Uni<Void> store(UUID pledge, String version, Instant now) {
    return version == null
        ? Uni.createFrom().voidItem()
        : writes.change(STORE, pledge, version, Ids.next(), now).replaceWithVoid();
  }
}
