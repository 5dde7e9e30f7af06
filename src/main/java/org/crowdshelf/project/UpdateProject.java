package org.crowdshelf.project;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.project.port.PricedInCurrency;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.input.FieldValues;

/**
 * Changes what a project's own people wrote into it. The project's row is locked first, so that of
 * two concurrent edits the second sees what the first stored.
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
   * Changes the fields that were sent and leaves the others. Rejected with PROJECT_STATE where the
   * project is not edited in its state, with STALE_VERSION where another edit came first, else with
   * everything that is wrong: values that cannot be taken, FROZEN, KEEP_WHAT_STANDS, NOT_A_MEMBER;
   * or with CURRENCY_IN_USE.
   *
   * @param ifVersion the version that the project must be at; null for any
   */
  public Uni<Outcome<UUID>> run(UUID project, Integer ifVersion, FieldValues<WrittenProject> sent) {
    return access
        .ownPerson(project)
        .flatMap(
            editor ->
                checkReferences(editor, sent)
                    .flatMap(
                        unfit ->
                            transactions.run(
                                () -> lockAndEdit(project, ifVersion, editor, sent, unfit))));
  }

  private Uni<List<Rejection>> checkReferences(UUID editor, FieldValues<WrittenProject> sent) {
    Checks checks = new Checks();
    references.checkCurrency(checks, sent.get(ProjectField.GOAL));
    return references
        .checkRegion(checks, sent.get(ProjectField.REGION))
        .chain(() -> references.checkPartners(checks, sent.get(ProjectField.PARTNERS)))
        .chain(
            () -> references.checkOrganisation(checks, editor, sent.get(ProjectField.ON_BEHALF_OF)))
        .map(done -> checks.found());
  }

  private Uni<Outcome<UUID>> lockAndEdit(
      UUID key,
      Integer ifVersion,
      UUID editor,
      FieldValues<WrittenProject> sent,
      List<Rejection> unfit) {
    return Project.locked(key)
        .flatMap(
            project ->
                refusal(project, ifVersion)
                    .map(refusal -> rejected(List.of(refusal)))
                    .orElseGet(
                        () ->
                            WrittenProject.of(project)
                                .flatMap(written -> edit(written, editor, sent, unfit))));
  }

  private Optional<Rejection> refusal(Project project, Integer ifVersion) {
    boolean live = project.state == ProjectState.LIVE && !project.isOver(clock.instant());
    if (!live && !project.state.isWritten()) {
      return Optional.of(project.state.refusal());
    }
    return Rejection.ofStale(ifVersion, project.version);
  }

  private Uni<Outcome<UUID>> edit(
      WrittenProject written,
      UUID editor,
      FieldValues<WrittenProject> sent,
      List<Rejection> unfit) {
    Project project = written.project();
    FieldValues<WrittenProject> standing = written.draft();
    FieldValues<WrittenProject> after = sent.over(standing);
    List<Field<WrittenProject, ?>> differing = standing.differences(after);
    List<Rejection> problems = new ArrayList<>(EditRules.check(project.state, standing, sent));
    // A form may send again what is stored, even where it could not be chosen anew.
    Set<String> changed = new HashSet<>(after.only(differing).names());
    changed.removeAll(EditRules.frozen(problems));
    unfit.stream().filter(r -> changed.contains(EditRules.field(r))).forEach(problems::add);
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
                    ? store(written, editor, after, differing)
                    : rejected(
                        List.of(Rejection.of(ProjectError.CURRENCY_IN_USE, "goal", "currency"))));
  }

  private Uni<Boolean> mayHaveCurrency(Project project, FieldValues<WrittenProject> after) {
    if (after.get(ProjectField.GOAL).currency().equals(project.currency())) {
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

  private Uni<Outcome<UUID>> store(
      WrittenProject written,
      UUID editor,
      FieldValues<WrittenProject> after,
      List<Field<WrittenProject, ?>> differing) {
    List<String> names = differing.stream().map(Field::name).toList();
    JsonObject details = new JsonObject().put("fields", new JsonArray(names));
    Project project = written.project();
    written.write(after, differing, clock.instant());
    return written
        .store()
        .chain(() -> history.record(project, editor, ProjectDeed.EDITED, details))
        .replaceWith(Outcome.done(project.id));
  }

  private static Uni<Outcome<UUID>> rejected(List<Rejection> problems) {
    return Uni.createFrom().item(Outcome.rejected(problems));
  }
}
