package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.mutation.OncePerKey;
import org.crowdshelf.shared.mutation.SentMutation;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.upload.OwnFiles;
import org.crowdshelf.upload.OwnFiles.OwnFile;
import org.crowdshelf.upload.UploadError;
import org.crowdshelf.upload.UploadPurpose;

/** A project's own people show with receipts what they spent of the money that was paid out. */
@ApplicationScoped
public class DeclareSpending {

  private static final String PROJECT = "select project_id from budget_lines where id = $1";

  private final Transactions transactions;
  private final Reads reads;
  private final Writes writes;
  private final ProjectAccess access;
  private final OwnFiles files;
  private final SpendingRows rows;
  private final Journal journal;
  private final Outbox outbox;
  private final OncePerKey once;
  private final Clock clock;

  DeclareSpending(
      Transactions transactions,
      Reads reads,
      Writes writes,
      ProjectAccess access,
      OwnFiles files,
      SpendingRows rows,
      Journal journal,
      Outbox outbox,
      OncePerKey once,
      Clock clock) {
    this.transactions = transactions;
    this.reads = reads;
    this.writes = writes;
    this.access = access;
    this.files = files;
    this.rows = rows;
    this.journal = journal;
    this.outbox = outbox;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Stores and books the spending; answers its key, for the same key and input again the same.
   * Rejected with everything that is wrong with the values, NOT_PAID_OUT_YET,
   * SPENT_MORE_THAN_PAID_OUT, RECEIPTS_DO_NOT_ADD_UP, CURRENCY_MISMATCH, files that cannot be used,
   * and RECEIPT_USED_ALREADY.
   *
   * @param key the idempotency key
   * @throws Refusal NOT_FOUND where there is no such budget line, update or own file for whoever
   *     asks, FORBIDDEN where they see the project, but it is not theirs
   */
  public Uni<Outcome<UUID>> run(NewSpending spending, String key) {
    return reads
        .one(PROJECT, row -> row.uuid("project_id"), spending.budgetLine())
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(
            project ->
                access
                    .ownPerson(project)
                    .flatMap(person -> declare(project, person, spending, key)));
  }

  private Uni<Outcome<UUID>> declare(UUID project, UUID person, NewSpending spending, String key) {
    SentMutation sent = SentMutation.of(person, "declareSpending", key, spending.texts());
    return once.run(sent, () -> check(project, spending, sent))
        // The same request may have been committed meanwhile, and have used the receipts.
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Rejected<UUID>
                    ? once.run(sent, () -> Uni.createFrom().item(outcome))
                    : Uni.createFrom().item(outcome));
  }

  private Uni<Outcome<UUID>> check(UUID project, NewSpending spending, SentMutation sent) {
    List<Rejection> problems = SpendingRules.checkShape(spending, SpendingRules.today(clock));
    return problems.isEmpty()
        ? transactions.run(() -> decide(project, spending, sent))
        : rejected(problems);
  }

  private Uni<Outcome<UUID>> decide(UUID project, NewSpending spending, SentMutation sent) {
    return rows.lock(project)
        .chain(
            () ->
                writes.one(
                    LineFacts.SELECT,
                    LineFacts::of,
                    project,
                    spending.budgetLine(),
                    spending.update()))
        .flatMap(
            facts -> {
              if (!facts.hasUpdate()) {
                throw Refusal.notFound();
              }
              List<Rejection> problems =
                  SpendingRules.checkFit(spending, facts, SpendingRules.today(clock));
              return problems.isEmpty() ? withFiles(project, spending, sent) : rejected(problems);
            });
  }

  private Uni<Outcome<UUID>> withFiles(UUID project, NewSpending spending, SentMutation sent) {
    return files
        .lock(sent.account(), spending.files())
        .flatMap(
            found -> {
              List<Rejection> problems = problems(spending.receipts(), found);
              return problems.isEmpty()
                  ? store(project, spending, found, sent)
                  : rejected(problems);
            });
  }

  private static List<Rejection> problems(List<NewReceipt> receipts, Map<UUID, OwnFile> files) {
    List<Rejection> problems = new ArrayList<>();
    for (int i = 0; i < receipts.size(); i++) {
      OwnFile original = files.get(receipts.get(i).original());
      OwnFile picture = files.get(receipts.get(i).picture());
      UploadError problem = original.problem(UploadPurpose.DOCUMENT);
      if (problem == null && original.keptSha256() == null) {
        problem = UploadError.UPLOAD_NOT_READY;
      }
      if (problem != null) {
        problems.add(Rejection.of(problem, Checks.below(SpendingRules.path(i), "originalId")));
      }
      if (picture != null && picture.problem(UploadPurpose.IMAGE) != null) {
        UploadError of = picture.problem(UploadPurpose.IMAGE);
        problems.add(Rejection.of(of, Checks.below(SpendingRules.path(i), "publicId")));
      }
    }
    return problems;
  }

  private Uni<Outcome<UUID>> store(
      UUID project, NewSpending spending, Map<UUID, OwnFile> found, SentMutation sent) {
    return rows.store(project, sent.account(), spending)
        .flatMap(
            key ->
                rows.store(key, spending.receipts(), found)
                    .flatMap(
                        stored ->
                            stored.size() == spending.receipts().size()
                                ? book(key, project, spending, sent)
                                : rejected(used(spending.receipts().size(), stored))));
  }

  private static List<Rejection> used(int receipts, Set<Integer> stored) {
    List<Rejection> used = new ArrayList<>();
    for (int i = 0; i < receipts; i++) {
      if (!stored.contains(i)) {
        used.add(Rejection.of(SpendingError.RECEIPT_USED_ALREADY, SpendingRules.path(i)));
      }
    }
    return used;
  }

  private Uni<Outcome<UUID>> book(UUID key, UUID project, NewSpending spending, SentMutation sent) {
    return journal
        .post(
            SpendingPostings.spent(
                key, project, spending.amount().currency(), spending.amount().amountMinor()))
        .chain(() -> outbox.tell(new SpendingEvents.SpendingDeclared(key, project)))
        .chain(() -> once.store(sent, key))
        .replaceWith(Outcome.done(key));
  }

  private static Uni<Outcome<UUID>> rejected(List<Rejection> problems) {
    return Uni.createFrom().item(Outcome.rejected(problems));
  }
}
