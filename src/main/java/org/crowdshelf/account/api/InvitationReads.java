package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.InvitationRules;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads the open invitations of an account. */
@ApplicationScoped
class InvitationReads {

  private static final String FIRST_PAGE = page("", 3);

  private static final String NEXT_PAGE =
      page(" and (i.created_at, i.organisation_id) < ($3, $4)", 5);

  private static final String TOTAL =
      "select count(*) as total from invitations where account_id = $1 and created_at > $2";

  private final Reads reads;
  private final Clock clock;

  InvitationReads(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  private static String page(String condition, int limit) {
    return "select "
        + InvitationNode.COLUMNS
        + " from invitations i join organisations o on o.id = i.organisation_id"
        + InvitationNode.JOINS
        + "where i.account_id = $1 and i.created_at > $2"
        + condition
        + " order by i.created_at desc, i.organisation_id desc limit $"
        + limit;
  }

  /** A page of an account's open invitations and one more, newest first. */
  Uni<List<InvitationNode>> pageOf(UUID account, PageRequest request) {
    if (request.after() == null) {
      return reads.list(FIRST_PAGE, InvitationNode::of, account, latestEnded(), request.fetch());
    }
    TimePlace place = TimePlace.parse(request.after());
    return reads.list(
        NEXT_PAGE,
        InvitationNode::of,
        account,
        latestEnded(),
        place.at(),
        place.key(),
        request.fetch());
  }

  /** The number of open invitations of an account. */
  Uni<Integer> totalOf(UUID account) {
    return reads.one(TOTAL, row -> row.integer("total"), account, latestEnded());
  }

  private Instant latestEnded() {
    return InvitationRules.latestEnded(clock.instant());
  }
}
