package org.crowdshelf.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;

/** Decides who acts for a sponsor that sends the rewards it gives. */
@ApplicationScoped
public class SponsorAccess {

  private static final String SHIPS =
      "select p.id from projects p where p.id = $1 and " + ShippingSponsors.ofProject("$2");

  private static final String SHIPS_PLEDGE =
      "select g.id from pledges g where g.id = $1 and " + ShippingSponsors.include("$2");

  private final Reads reads;

  SponsorAccess(Reads reads) {
    this.reads = reads;
  }

  /** Returns whether the account is a member of a sponsor that sends rewards of this project. */
  public Uni<Boolean> ships(UUID account, UUID project) {
    return reads.one(SHIPS, row -> true, project, account).map(found -> found != null);
  }

  /**
   * Returns whether the account sends the reward of this pledge as a member of its sponsor: the
   * sponsor sends it, and the backer agreed that it sees the address.
   */
  public Uni<Boolean> shipsPledge(UUID account, UUID pledge) {
    return reads.one(SHIPS_PLEDGE, row -> true, pledge, account).map(found -> found != null);
  }
}
