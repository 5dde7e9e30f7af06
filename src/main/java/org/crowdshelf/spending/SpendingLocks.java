package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Refusal;

/** Finds spendings for those who may change them, and locks their project. */
@ApplicationScoped
class SpendingLocks {

  private static final String PROJECT = "select project_id from spendings where id = $1";

  private final Reads reads;
  private final Writes writes;
  private final ProjectAccess access;
  private final SpendingRows rows;

  SpendingLocks(Reads reads, Writes writes, ProjectAccess access, SpendingRows rows) {
    this.reads = reads;
    this.writes = writes;
    this.access = access;
    this.rows = rows;
  }

  /**
   * The signed-in account, which is one of the own people of the spending's project.
   *
   * @throws Refusal NOT_FOUND where there is no such spending, FORBIDDEN where it is not theirs
   */
  Uni<UUID> ownPerson(UUID spending) {
    return reads
        .one(PROJECT, row -> row.uuid("project_id"), spending)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(access::ownPerson);
  }

  /**
   * Locks the project of a spending in the running transaction, and reads the spending.
   *
   * @throws Refusal NOT_FOUND where there is no such spending
   */
  Uni<StoredSpending> lock(UUID spending, UUID account) {
    return writes
        .one(PROJECT, row -> row.uuid("project_id"), spending)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(rows::lock)
        .chain(() -> writes.one(StoredSpending.SELECT, StoredSpending::of, spending, account));
  }
}
