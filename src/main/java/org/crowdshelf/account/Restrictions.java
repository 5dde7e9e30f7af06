package org.crowdshelf.account;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Refusal;

/**
 * Reads and writes restrictions of accounts in the caller's transaction. A pledge has its condition
 * in the statement that stores it.
 */
@ApplicationScoped
public class Restrictions {

  private static final String LOCK =
      "select true as found from accounts where id = $1 for no key update";

  // Waits for an admin who is restricting the account, so that the read below sees what they did.
  private static final String LOCK_TO_READ =
      "select true as found from accounts where id = $1 for share";

  private static final String IN_FORCE =
      """
      select act, until, reason from account_restrictions
       where account_id = $1 and act = $2 and (until is null or until > $3)""";

  private static final String ALL =
      "select act, until, reason from account_restrictions where account_id = $1";

  private static final String DELETE = "delete from account_restrictions where account_id = $1";

  private static final String INSERT =
      """
      insert into account_restrictions (account_id, act, until, reason, restricted_by, restricted_at)
      values ($1, $2, $3, $4, $5, $6)""";

  private final Writes writes;
  private final Clock clock;

  Restrictions(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** The restriction that keeps the account from this act; null where there is none. */
  public Uni<Restriction> inForce(UUID account, RestrictedAct act) {
    return writes
        .one(LOCK_TO_READ, row -> true, account)
        .chain(() -> writes.one(IN_FORCE, Restriction::of, account, act, clock.instant()));
  }

  /**
   * Puts these in the place of all that the account has; false where it has exactly these.
   *
   * @throws Refusal NOT_FOUND where there is no such account
   */
  public Uni<Boolean> replace(UUID account, List<Restriction> restrictions, UUID by) {
    return writes
        .one(LOCK, row -> true, account)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .chain(() -> writes.list(ALL, Restriction::of, account))
        .flatMap(
            had ->
                Set.copyOf(had).equals(Set.copyOf(restrictions))
                    ? Uni.createFrom().item(false)
                    : exchange(account, restrictions, by).replaceWith(true));
  }

  private Uni<Void> exchange(UUID account, List<Restriction> restrictions, UUID by) {
    return writes.change(DELETE, account).chain(() -> insertAll(account, restrictions, by));
  }

  private Uni<Void> insertAll(UUID account, List<Restriction> restrictions, UUID by) {
    return Multi.createFrom()
        .iterable(restrictions)
        .onItem()
        .transformToUniAndConcatenate(
            each ->
                writes.change(
                    INSERT, account, each.act(), each.until(), each.reason(), by, clock.instant()))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
