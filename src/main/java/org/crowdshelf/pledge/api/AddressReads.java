package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.AccessedData;
import org.crowdshelf.account.Accesses;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.region.api.RegionNode;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/**
 * Reads addresses for those who may see them: the backer, the project's own people, and members of
 * a sponsor that sends the reward where the backer agreed to that. The statement that reads an
 * address of somebody else records it, once a day for each reader.
 */
@ApplicationScoped
class AddressReads {

  // Rows are recorded in one order, so that two readers of the same addresses do not deadlock.
  private static final String ADDRESSES =
      """
      with seen as (
        select g.id, g.account_id, g.project_id, who.organisation_id
          from pledges g join projects p on p.id = g.project_id join pledge_addresses a on a.pledge_id = g.id
         cross join lateral (select g.account_id = $2 or\s"""
          + OwnPeople.include("$2")
          + " as own) known cross join lateral (select case when not known.own then "
          + ShippingSponsors.organisation("$2")
          + """
               end as organisation_id) who
         where g.id = any($1) and (known.own or who.organisation_id is not null)), recorded as (
        """
          + Accesses.INSERT
          + " select "
          + Accesses.values(AccessedData.ADDRESS, "$3", "$2")
          + """
              , account_id, project_id, id, organisation_id from seen where account_id <> $2 order by id
              on conflict (pledge_id, reader_id, day) where what = 'ADDRESS' do nothing)
            select a.pledge_id, a.recipient, a.phone, a.street, a.postal_code,\s"""
          + RegionNode.columns("region")
          + """

            from seen join pledge_addresses a on a.pledge_id = seen.id
            join regions region on region.code = a.region_code""";

  private record Of(UUID pledge, AddressNode address) {
    static Of of(Row row) {
      return new Of(row.uuid("pledge_id"), AddressNode.of(row));
    }
  }

  private final Reads reads;
  private final CurrentAccount currentAccount;
  private final Clock clock;

  AddressReads(Reads reads, CurrentAccount currentAccount, Clock clock) {
    this.reads = reads;
    this.currentAccount = currentAccount;
    this.clock = clock;
  }

  /** The addresses of these pledges, for those that have one which whoever asks may see. */
  Uni<Map<UUID, AddressNode>> addresses(List<UUID> pledges) {
    UUID reader = currentAccount.accountOrNull();
    return reader == null
        ? Uni.createFrom().item(Map.of())
        : reads
            .list(ADDRESSES, Of::of, pledges, reader, clock.instant())
            .map(found -> found.stream().collect(Collectors.toMap(Of::pledge, Of::address)));
  }
}
