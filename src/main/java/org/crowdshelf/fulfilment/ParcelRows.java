package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** Stores parcels in the caller's transaction, one statement for all of them in each step. */
@ApplicationScoped
class ParcelRows {

  // Rows are locked in the order of their keys, so that two desks that send the same pledges take
  // turns.
  private static final String LOCK =
      """
      with locked as (
        select f.pledge_id, f.account_id, f.reward_id, f.state from fulfilments f
         where f.pledge_id = any($1) and f.project_id = $2 and f.called_off_at is null
           and ($3::uuid is null or exists (select from pledges g where g.id = f.pledge_id and %s))
         order by f.pledge_id for no key update)
      select l.pledge_id, l.account_id, l.state, r.needs_address,
             exists (select from pledge_addresses a where a.pledge_id = l.pledge_id) as has_address,
             array_to_json(array(select p.carrier || ' ' || coalesce(p.tracking_number, '')
                                   from parcels p where p.pledge_id = l.pledge_id))::text as parcels
        from locked l join rewards r on r.id = l.reward_id"""
          .formatted(ShippingSponsors.include("$3"));

  // Waits for whoever is storing the same number, and answers whose it is then.
  private static final String CLAIM =
      """
      insert into parcel_numbers as n (carrier, tracking_number, account_id)
      select distinct on (carrier, number) carrier, number, account
        from unnest($1::text[], $2::text[], $3::uuid[]) with ordinality as line (carrier, number, account, place)
       where number is not null
       order by carrier, number, place
      on conflict (carrier, tracking_number) do update set account_id = n.account_id
      returning carrier || ' ' || tracking_number as name, account_id""";

  private static final String STORE =
      """
      insert into parcels (id, pledge_id, account_id, carrier, tracking_number, sent_at)
      select id, pledge, account, carrier, number, $6
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as line (id, pledge, account, carrier, number)
      on conflict on constraint parcels_once do nothing
      returning pledge_id""";

  private static final String MARK =
      "update fulfilments set state = 'SENT', sent_at = $2 where pledge_id = any($1)";

  /**
   * A fulfilment whose row is locked.
   *
   * @param parcels the names of those that were sent before
   */
  record Locked(
      UUID pledge,
      UUID account,
      FulfilmentState state,
      boolean needsAddress,
      boolean hasAddress,
      List<String> parcels) {

    static Locked of(Row row) {
      return new Locked(
          row.uuid("pledge_id"),
          row.uuid("account_id"),
          row.value(FulfilmentState.class, "state"),
          row.flag("needs_address"),
          row.flag("has_address"),
          row.list(String.class, "parcels"));
    }

    boolean has(SentLine line) {
      return parcels.contains(nameOf(line));
    }
  }

  private final Writes writes;

  ParcelRows(Writes writes) {
    this.writes = writes;
  }

  /** A parcel's carrier and number as one text. */
  static String nameOf(SentLine line) {
    String number = line.trackingNumber();
    return line.carrier() + " " + (number == null ? "" : number);
  }

  /**
   * Locks what is to be sent for these pledges of a project; others are left out.
   *
   * @param sponsor a member of a sponsor, for what the sponsor sends; null for everything
   */
  Uni<List<Locked>> lock(UUID project, UUID sponsor, List<UUID> pledges) {
    return pledges.isEmpty()
        ? Uni.createFrom().item(List.of())
        : writes.list(LOCK, Locked::of, pledges, project, sponsor);
  }

  /** Claims the numbers of these lines for their backers; answers whose each of them is. */
  Uni<Map<String, UUID>> claimNumbers(List<SentLines.Line> lines) {
    return lines.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : writes
            .list(
                CLAIM,
                row -> Map.entry(row.text("name"), row.uuid("account_id")),
                lines.stream().map(line -> line.sent().carrier()).toList(),
                numbers(lines),
                lines.stream().map(SentLines.Line::account).toList())
            .map(
                found ->
                    found.stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Stores parcels that are not there yet; answers the pledge of each new one. */
  Uni<List<UUID>> store(List<SentLines.Line> lines, Instant now) {
    return lines.isEmpty()
        ? Uni.createFrom().item(List.of())
        : writes.list(
            STORE,
            row -> row.uuid("pledge_id"),
            IntStream.range(0, lines.size()).mapToObj(i -> Ids.next()).toList(),
            lines.stream().map(line -> line.sent().pledge()).toList(),
            lines.stream().map(SentLines.Line::account).toList(),
            lines.stream().map(line -> line.sent().carrier()).toList(),
            numbers(lines),
            now);
  }

  /** Marks pledges for which a new parcel went out. */
  Uni<Void> markSent(List<UUID> pledges, Instant now) {
    return writes.change(MARK, pledges, now).replaceWithVoid();
  }

  private static List<String> numbers(List<SentLines.Line> lines) {
    return lines.stream().map(line -> line.sent().trackingNumber()).toList();
  }
}
