package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** The reads of the invitations that wait for somebody. */
@ApplicationScoped
class InvitationReads {

  private static final String FIRST_PAGE = page("", 2);

  private static final String NEXT_PAGE =
      page(" and (i.created_at, i.organisation_id) < ($2, $3)", 4);

  private static final String TOTAL = "select count(*) from invitations where account_id = $1";

  private final Reads reads;

  InvitationReads(Reads reads) {
    this.reads = reads;
  }

  private static String page(String condition, int limit) {
    return "select "
        + InvitationNode.COLUMNS
        + " from invitations i join organisations o on o.id = i.organisation_id"
        + InvitationNode.JOINS
        + "where i.account_id = $1"
        + condition
        + " order by i.created_at desc, i.organisation_id desc limit $"
        + limit;
  }

  /** One more invitation of an account than asked for, newest first. */
  Uni<List<InvitationNode>> pageOf(UUID account, PageRequest request) {
    if (request.after() == null) {
      return reads.list(FIRST_PAGE, Tuple.of(account, request.fetch()), InvitationNode::of);
    }
    TimePlace place = TimePlace.parse(request.after());
    Tuple params = Tuple.of(account, place.atUtc(), place.key(), request.fetch());
    return reads.list(NEXT_PAGE, params, InvitationNode::of);
  }

  /** How many invitations wait for an account. */
  Uni<Integer> totalOf(UUID account) {
    return reads.one(TOTAL, Tuple.of(account), row -> row.getInteger(0));
  }
}
