package org.crowdshelf.reward.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.partner.ShownPartners;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/** Reads the sponsors of rewards, and the rewards of sponsors. */
@ApplicationScoped
class SponsorReads {

  // A sponsor whose role ended keeps its name on what backers chose until then. $2 who asks, $3
  // whether they are a reviewer or an admin.
  private static final String SPONSORS =
      "select r.id, t.state is not distinct from 'CONFIRMED' or (t.ended_at is not null and r.claimed > 0) as confirmed, coalesce("
          + ShippingSponsors.SHIPS
          + ", false) as ships, "
          + OrganisationNode.columns("o")
          + """

              from rewards r
              join projects p on p.id = r.project_id
              left join partnerships t
                on t.project_id = r.project_id and t.organisation_id = r.sponsor_id and t.role = 'REWARD_SPONSOR'
              left join organisations o on o.id = r.sponsor_id and (t.ended_at is not null and r.claimed > 0 or\s"""
          + ShownPartners.include("$2", "$3")
          + ") where r.id = any($1)";

  private static final String SUPPLIED =
      "select "
          + RewardNode.COLUMNS
          + """
           from unnest($1::uuid[], $2::uuid[]) as wanted (project_id, sponsor_id)
           join projects p on p.id = wanted.project_id
           join rewards r on r.project_id = p.id and r.sponsor_id = wanted.sponsor_id
          order by r.project_id, r.position""";

  /** The rewards that a sponsor is to supply to a project. */
  record Supply(UUID project, UUID sponsor) {}

  /**
   * The sponsor of a reward.
   *
   * @param sponsor null where whoever asks may not see it
   * @param confirmed whether it said yes; null where there is none
   * @param ships whether it sends the reward
   */
  record Sponsored(OrganisationNode sponsor, Boolean confirmed, boolean ships) {

    static final Sponsored NOBODY = new Sponsored(null, null, false);

    static Sponsored of(Row row) {
      return new Sponsored(OrganisationNode.of(row, "o"), row.flag("confirmed"), row.flag("ships"));
    }
  }

  private record Of(UUID reward, Sponsored sponsored) {}

  private final Reads reads;
  private final CurrentAccount currentAccount;

  SponsorReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** The sponsors of rewards that have one, as whoever asks may see them. */
  Uni<Map<UUID, Sponsored>> sponsors(List<UUID> rewards) {
    boolean staff = currentAccount.is(Role.REVIEWER) || currentAccount.is(Role.ADMIN);
    return reads
        .list(
            SPONSORS,
            row -> new Of(row.uuid("id"), Sponsored.of(row)),
            rewards,
            currentAccount.accountOrNull(),
            staff)
        .map(found -> found.stream().collect(Collectors.toMap(Of::reward, Of::sponsored)));
  }

  /** The rewards of each of these, in their project's order. */
  Uni<Map<Supply, List<RewardNode>>> supplied(List<Supply> wanted) {
    return reads
        .list(
            SUPPLIED,
            RewardNode::of,
            wanted.stream().map(Supply::project).toList(),
            wanted.stream().map(Supply::sponsor).toList())
        .map(
            found -> {
              Function<RewardNode, Supply> supply =
                  reward -> new Supply(reward.projectKey(), reward.sponsorKey());
              Map<Supply, List<RewardNode>> bySupply =
                  new HashMap<>(found.stream().collect(Collectors.groupingBy(supply)));
              wanted.forEach(one -> bySupply.putIfAbsent(one, List.of()));
              return bySupply;
            });
  }
}
