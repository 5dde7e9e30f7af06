package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;

/** A project's own people say from when on addresses stay as they are. */
@ApplicationScoped
public class LockAddresses {

  private static final String STANDING =
      """
      select p.state,
             (select count(*) from rewards r where r.project_id = p.id and r.id = any($2::uuid[])) as known
        from projects p where p.id = $1""";

  // A lock that is in force stays; of two people who lock at once the second changes what the
  // first stored.
  private static final String LOCK =
      """
      insert into address_locks as l (reward_id, locked_from)
      select r.id, $3 from rewards r
       where r.project_id = $1 and r.needs_address and ($2::uuid[] is null or r.id = any($2))
       order by r.id
      on conflict (reward_id) do update set locked_from = excluded.locked_from
       where l.locked_from > $4 and l.locked_from <> excluded.locked_from
      returning reward_id""";

  private record Standing(ProjectState state, long known) {
    static Standing of(Row row) {
      return new Standing(row.value(ProjectState.class, "state"), row.number("known"));
    }

    boolean hasBackers() {
      return state == ProjectState.LIVE || state == ProjectState.SUCCEEDED;
    }
  }

  private final ProjectAccess access;
  private final Transactions transactions;
  private final Writes writes;
  private final Outbox outbox;
  private final Clock clock;

  LockAddresses(
      ProjectAccess access, Transactions transactions, Writes writes, Outbox outbox, Clock clock) {
    this.access = access;
    this.transactions = transactions;
    this.writes = writes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Locks the addresses of these rewards from then on, and tells their backers. A lock that is not
   * in force yet is moved; the same one again changes nothing. Rejected with TOO_SOON and
   * PROJECT_STATE.
   *
   * @param rewards null for all of the project's
   * @throws Refusal as {@link ProjectAccess#ownPerson}, and NOT_FOUND for a reward of another one
   */
  public Uni<Outcome<UUID>> run(UUID project, List<UUID> rewards, Instant at) {
    List<UUID> chosen = rewards == null ? null : rewards.stream().distinct().toList();
    return access
        .ownPerson(project)
        .flatMap(
            person -> {
              List<Rejection> problems =
                  FulfilmentRules.checkLock(
                      at, chosen == null ? 0 : chosen.size(), clock.instant());
              return problems.isEmpty()
                  ? transactions.run(() -> decide(project, chosen, at))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> decide(UUID project, List<UUID> rewards, Instant at) {
    return writes
        .one(STANDING, Standing::of, project, rewards)
        .flatMap(
            standing -> {
              if (rewards != null && standing.known() < rewards.size()) {
                throw Refusal.notFound();
              }
              return standing.hasBackers()
                  ? store(project, rewards, at)
                  : Uni.createFrom().item(Outcome.rejected(refusal(standing.state())));
            });
  }

  private Uni<Outcome<UUID>> store(UUID project, List<UUID> rewards, Instant at) {
    return writes
        .list(LOCK, row -> row.uuid("reward_id"), project, rewards, at, clock.instant())
        .call(
            locked ->
                locked.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : outbox.tell(new FulfilmentEvents.AddressesToBeLocked(project, locked, at)))
        .replaceWith(Outcome.done(project));
  }

  private static Rejection refusal(ProjectState state) {
    return Rejection.of(ProjectError.PROJECT_STATE, Map.of("state", state.name()), "projectId");
  }
}
