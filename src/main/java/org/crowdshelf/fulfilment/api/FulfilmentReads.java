package org.crowdshelf.fulfilment.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.fulfilment.FulfilmentSums;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;

/** Reads what became of rewards, for those who may see it. */
@ApplicationScoped
class FulfilmentReads implements NodeReader {

  // Days are China's.
  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");

  private static final String OF_PLEDGES =
      "select "
          + FulfilmentNode.COLUMNS
          + FulfilmentNode.late("$3")
          + " from fulfilments f join projects p on p.id = f.project_id"
          + FulfilmentNode.JOINS
          + "where f.pledge_id = any($1) and f.called_off_at is null and (f.account_id = $2 or "
          + OwnPeople.include("$2")
          + " or exists (select from pledges g where g.id = f.pledge_id and "
          + ShippingSponsors.include("$2")
          + "))";

  private static final String PARCELS =
      """
      select pledge_id, carrier, tracking_number, sent_at from parcels
       where pledge_id = any($1) order by pledge_id, sent_at, id""";

  private static final String TOTALS = FulfilmentSums.of("c.project_id = any($1)", "$2");

  private final Reads reads;
  private final CurrentAccount currentAccount;
  private final Clock clock;

  FulfilmentReads(Reads reads, CurrentAccount currentAccount, Clock clock) {
    this.reads = reads;
    this.currentAccount = currentAccount;
    this.clock = clock;
  }

  /** The site's calendar date. */
  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), SITE);
  }

  /** The fulfilments of these pledges, where the current account may see them. */
  Uni<Map<UUID, FulfilmentNode>> ofPledges(List<UUID> pledges) {
    UUID account = currentAccount.accountOrNull();
    return account == null
        ? Uni.createFrom().item(Map.of())
        : reads
            .list(OF_PLEDGES, FulfilmentNode::of, pledges, account, today(clock))
            .map(found -> found.stream().collect(Collectors.toMap(FulfilmentNode::key, f -> f)));
  }

  /** The same for pledges in an order, which stays. */
  Uni<List<FulfilmentNode>> inOrder(List<UUID> pledges) {
    return ofPledges(pledges)
        .map(found -> pledges.stream().map(found::get).filter(Objects::nonNull).toList());
  }

  /** The parcels of these pledges, the first one first. */
  Uni<Map<UUID, List<ParcelNode>>> parcels(List<UUID> pledges) {
    return reads
        .list(PARCELS, row -> Map.entry(row.uuid("pledge_id"), ParcelNode.of(row)), pledges)
        .map(
            found -> {
              Map<UUID, List<ParcelNode>> byPledge =
                  new HashMap<>(
                      found.stream()
                          .collect(
                              Collectors.groupingBy(
                                  Map.Entry::getKey,
                                  Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
              pledges.forEach(pledge -> byPledge.putIfAbsent(pledge, List.of()));
              return byPledge;
            });
  }

  /** The totals of these projects; one where nothing was promised is left out. */
  Uni<Map<UUID, FulfilmentTotals>> totals(List<UUID> projects) {
    return reads
        .list(
            TOTALS,
            row -> Map.entry(row.uuid("project_id"), FulfilmentTotals.of(row)),
            projects,
            today(clock))
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public IdType type() {
    return IdType.FULFILMENT;
  }

  @Override
  public Uni<FulfilmentNode> read(UUID key) {
    return ofPledges(List.of(key)).map(found -> found.get(key));
  }
}
