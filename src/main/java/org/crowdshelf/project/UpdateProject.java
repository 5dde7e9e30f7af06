package org.crowdshelf.project;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/**
 * A project's own people write on. Its row is locked meanwhile, so that of two edits at once the
 * second sees what the first did.
 */
@ApplicationScoped
public class UpdateProject {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final ProjectReferences references;
  private final List<PricedInCurrency> priced;
  private final ProjectHistory history;
  private final Clock clock;

  UpdateProject(
      Transactions transactions,
      ProjectAccess access,
      ProjectReferences references,
      @All List<PricedInCurrency> priced,
      ProjectHistory history,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.references = references;
    this.priced = priced;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Changes what was sent and leaves the rest. Rejected with PROJECT_STATE where the project is not
   * edited now, STALE_VERSION where somebody was faster, else with everything that is wrong: values
   * that cannot be taken, FROZEN, KEEP_WHAT_STANDS, NOT_A_MEMBER; or CURRENCY_IN_USE.
   */
  public Uni<Outcome<UUID>> run(UUID key, ProjectChange change) {
    return access.ownPerson(key).flatMap(editor -> edit(key, editor, change));
  }

  private Uni<Outcome<UUID>> edit(UUID key, UUID editor, ProjectChange change) {
    return unfit(editor, change)
        .flatMap(
            unfit ->
                transactions.run(
                    () ->
                        Project.locked(key)
                            .flatMap(project -> edit(project, editor, change, unfit))));
  }

  private Uni<List<Rejection>> unfit(UUID editor, ProjectChange change) {
    Checks checks = new Checks();
    return references
        .checkRegion(checks, change.region().value())
        .chain(() -> references.checkPartners(change.partners().value()))
        .chain(() -> references.checkOrganisation(checks, change.onBehalfOf().value(), editor))
        .map(done -> checks.found());
  }

  private Uni<Outcome<UUID>> edit(
      Project project, UUID editor, ProjectChange change, List<Rejection> unfit) {
    boolean live = project.state == ProjectState.LIVE && !project.isOver(clock.instant());
    if (!live && !project.state.isWritten()) {
      return rejected(List.of(project.state.refusal()));
    }
    if (change.ifVersion() != null && change.ifVersion() != project.version) {
      Map<String, String> present = Map.of("version", Integer.toString(project.version));
      return rejected(List.of(Rejection.of(ProjectError.STALE_VERSION, present, "ifVersion")));
    }
    return WrittenProject.of(project).flatMap(written -> edit(written, editor, change, unfit));
  }

  private Uni<Outcome<UUID>> edit(
      WrittenProject written, UUID editor, ProjectChange change, List<Rejection> unfit) {
    Project project = written.project();
    ProjectDraft standing = written.draft();
    List<Rejection> problems = new ArrayList<>(EditRules.check(project.state, standing, change));
    if (!problems.isEmpty() && !change.clearedInVain().isEmpty()) {
      return rejected(problems);
    }
    ProjectDraft after = change.appliedTo(standing);
    List<String> differing = ProjectChange.differences(standing, after);
    // What stands may be sent again, even where it could not be chosen anew.
    unfit.stream().filter(r -> differing.contains(r.field().get(1))).forEach(problems::add);
    if (!problems.isEmpty()) {
      return rejected(problems);
    }
    if (differing.isEmpty()) {
      return Uni.createFrom().item(Outcome.done(project.id));
    }
    return mayHaveCurrency(project, after)
        .flatMap(
            may ->
                may
                    ? write(written, editor, after, differing)
                    : rejected(
                        List.of(Rejection.of(ProjectError.CURRENCY_IN_USE, "goal", "currency"))));
  }

  private Uni<Boolean> mayHaveCurrency(Project project, ProjectDraft after) {
    if (after.goal().currency().equals(project.currency)) {
      return Uni.createFrom().item(true);
    }
    return Multi.createFrom()
        .iterable(priced)
        .onItem()
        .transformToUniAndConcatenate(feature -> feature.hasPrices(project.id))
        .collect()
        .asList()
        .map(found -> !found.contains(true));
  }

  private Uni<Outcome<UUID>> write(
      WrittenProject written, UUID editor, ProjectDraft after, List<String> differing) {
    Project project = written.project();
    JsonObject details = new JsonObject().put("fields", new JsonArray(differing));
    return written
        .write(after.normalised(), differing, clock.instant())
        .chain(() -> history.record(project, editor, ProjectDeed.EDITED, details))
        .replaceWith(Outcome.done(project.id));
  }

  private static Uni<Outcome<UUID>> rejected(List<Rejection> problems) {
    return Uni.createFrom().item(Outcome.rejected(problems));
  }
}
