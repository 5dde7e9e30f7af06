package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.region.Regions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;

/** Stores and deletes the addresses of pledges, in the caller's transaction. */
@ApplicationScoped
public class PledgeAddresses {

  private static final String STORE =
      """
      insert into pledge_addresses (pledge_id, recipient, phone, region_code, street, postal_code)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (pledge_id) do update
         set recipient = excluded.recipient, phone = excluded.phone, region_code = excluded.region_code,
             street = excluded.street, postal_code = excluded.postal_code""";

  private static final String DELETE = "delete from pledge_addresses where pledge_id = any($1)";

  private final Writes writes;
  private final Regions regions;

  PledgeAddresses(Writes writes, Regions regions) {
    this.writes = writes;
    this.regions = regions;
  }

  /** What is wrong with an address, which stands in the field address of an input. */
  public Uni<List<Rejection>> problems(DeliveryAddress address) {
    Checks checks = new Checks();
    AddressRules.check(checks, address);
    return regions
        .extent(address.region())
        .invoke(extent -> AddressRules.checkRegion(checks, extent))
        .map(extent -> checks.found());
  }

  /** Stores a checked address in place of the one before, if any. */
  public Uni<Void> store(UUID pledge, DeliveryAddress address) {
    return writes
        .change(
            STORE,
            pledge,
            address.recipient(),
            address.phone(),
            address.region(),
            address.street(),
            address.postalCode())
        .replaceWithVoid();
  }

  /** Deletes the addresses of these pledges; answers how many there were. */
  public Uni<Integer> delete(List<UUID> pledges) {
    return writes.change(DELETE, pledges);
  }
}
