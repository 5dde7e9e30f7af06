package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads pledges for the accounts that may see them: the backer, and the project's own people. */
@ApplicationScoped
public class PledgeReads {

  private static final String FROM = " from pledges g join projects p on p.id = g.project_id ";

  private static final String SEEN =
      " and (g.account_id = $2 or "
          + OwnPeople.include("$2")
          + " or "
          + ShippingSponsors.include("$2")
          + ")";

  private static final String BY_ID =
      "select " + PledgeNode.COLUMNS + FROM + "where g.id = $1" + SEEN;

  private static final String BY_IDS =
      "select " + PledgeNode.COLUMNS + FROM + "where g.id = any($1)" + SEEN;

  private static final String OWN_OR_ADMINS =
      "select " + PledgeNode.COLUMNS + FROM + "where g.id = any($1) and (g.account_id = $2 or $3)";

  private static final String OF_PROJECT =
      "select " + PledgeNode.COLUMNS + FROM + "where g.id = $1";

  private static final String OWN =
      "select " + PledgeNode.COLUMNS + FROM + "where g.account_id = $1";

  private static final String NEWEST = " order by g.created_at desc, g.id desc limit ";

  private static final String OWN_FIRST = OWN + NEWEST + "$2";

  private static final String OWN_NEXT =
      OWN + " and (g.created_at, g.id) < ($2, $3)" + NEWEST + "$4";

  private static final String OWN_TOTAL =
      "select count(*)::int as total from pledges where account_id = $1";

  private final Reads reads;
  private final CurrentAccount currentAccount;

  PledgeReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** A pledge; null if it does not exist for the current account. */
  public Uni<PledgeNode> pledge(UUID key) {
    UUID account = currentAccount.accountOrNull();
    return account == null
        ? Uni.createFrom().nullItem()
        : reads.one(BY_ID, PledgeNode::of, key, account);
  }

  /** Those of these pledges that the current account may see, or sends as a sponsor. */
  public Uni<Map<UUID, PledgeNode>> seen(List<UUID> keys) {
    UUID account = currentAccount.accountOrNull();
    return account == null
        ? Uni.createFrom().item(Map.of())
        : reads.list(BY_IDS, PledgeNode::of, keys, account).map(PledgeReads::byKey);
  }

  private static Map<UUID, PledgeNode> byKey(List<PledgeNode> found) {
    return found.stream().collect(Collectors.toMap(PledgeNode::key, one -> one));
  }

  /** Those of these pledges that the current account owns; for admins all of them. */
  Uni<Map<UUID, PledgeNode>> ownOrAdmins(List<UUID> keys) {
    UUID account = currentAccount.accountOrNull();
    return account == null
        ? Uni.createFrom().item(Map.of())
        : reads
            .list(OWN_OR_ADMINS, PledgeNode::of, keys, account, currentAccount.is(Role.ADMIN))
            .map(PledgeReads::byKey);
  }

  /** A pledge that the current account may give back, whose right was checked before. */
  Uni<PledgeNode> forProject(UUID key) {
    return reads.one(OF_PROJECT, PledgeNode::of, key);
  }

  /** A page of an account's pledges, with one more than requested. */
  Uni<List<PledgeNode>> own(UUID account, PageRequest request) {
    if (request.after() == null) {
      return reads.list(OWN_FIRST, PledgeNode::of, account, request.fetch());
    }
    TimePlace place = TimePlace.parse(request.after());
    return reads.list(OWN_NEXT, PledgeNode::of, account, place.at(), place.key(), request.fetch());
  }

  /** Counts the pledges of an account. */
  Uni<Integer> total(UUID account) {
    return reads.one(OWN_TOTAL, row -> row.integer("total"), account);
  }
}
