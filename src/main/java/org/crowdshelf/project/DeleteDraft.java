package org.crowdshelf.project;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.port.DraftPart;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;

/**
 * A fundraiser deletes a draft that was never submitted, with its history. A project that reviewers
 * have seen is canceled instead, so that its history stays.
 */
@ApplicationScoped
public class DeleteDraft {

  private static final String HISTORY = "delete from project_history where project_id = $1";

  private static final String PROJECT =
      "delete from projects where id = $1 and state = 'DRAFT' and submitted_at is null";

  private final Transactions transactions;
  private final ProjectAccess access;
  private final List<DraftPart> parts;
  private final Writes writes;

  DeleteDraft(
      Transactions transactions, ProjectAccess access, @All List<DraftPart> parts, Writes writes) {
    this.transactions = transactions;
    this.access = access;
    this.parts = parts;
    this.writes = writes;
  }

  /**
   * Deletes the draft. Rejected with PROJECT_STATE once it was submitted.
   *
   * @throws Refusal FORBIDDEN for the organisation's other members
   */
  public Uni<Outcome<UUID>> run(UUID key) {
    return access.ownPerson(key).flatMap(person -> transactions.run(() -> lock(key, person)));
  }

  private Uni<Outcome<UUID>> lock(UUID key, UUID person) {
    return Project.locked(key)
        .flatMap(
            project -> {
              if (!project.fundraiserId.equals(person)) {
                throw Refusal.forbidden();
              }
              return project.state == ProjectState.DRAFT
                  ? delete(key)
                  : Uni.createFrom().item(Outcome.rejected(project.state.refusal()));
            });
  }

  private Uni<Outcome<UUID>> delete(UUID key) {
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(part -> part.delete(key).replaceWith(true))
        .collect()
        .asList()
        .chain(() -> writes.change(HISTORY, key))
        .chain(() -> writes.change(PROJECT, key))
        .replaceWith(Outcome.done(key));
  }
}
