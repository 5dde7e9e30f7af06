package org.crowdshelf.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.partner.SponsorAccess;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;

/** Somebody asks for a file, which is then made in the background. */
@ApplicationScoped
public class RequestExport {

  private static final String STORE =
      """
      insert into exports (id, account_id, kind, format, language, project_id, reward_ids, state, requested_at,
                           next_attempt_at)
      values ($1, $2, $3, $4, $5, $6, $7::uuid[], 'WAITING', $8, $8)
      on conflict (account_id) where state = 'WAITING' do nothing""";

  private final ProjectAccess access;
  private final SponsorAccess sponsors;
  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  RequestExport(
      ProjectAccess access,
      SponsorAccess sponsors,
      Transactions transactions,
      Writes writes,
      Clock clock) {
    this.access = access;
    this.sponsors = sponsors;
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Stores what is asked for: files of a project for its own people, and addresses for the members
   * of a sponsor that sends its rewards, only theirs and of backers who agreed. Rejected with the
   * {@link ExportError}s, and where a file of a project names none.
   *
   * @throws Refusal NOT_FOUND for a project that the account does not see, FORBIDDEN for one that
   *     is not its own
   */
  public Uni<Outcome<UUID>> run(UUID account, ExportOrder order) {
    if (!order.kind().isOfProject()) {
      return transactions.run(() -> store(account, order));
    }
    if (order.project() == null) {
      return Uni.createFrom().item(Outcome.rejected(Rejection.of(InputError.BLANK, "projectId")));
    }
    return requireRight(account, order)
        .chain(
            () ->
                transactions.run(
                    () -> rows(account, order).flatMap(rows -> storeIf(rows, account, order))));
  }

  private Uni<Void> requireRight(UUID account, ExportOrder order) {
    return access
        .isOwn(order.project(), account)
        .flatMap(
            own ->
                own || order.kind() != ExportKind.ADDRESSES
                    ? Uni.createFrom().item(own)
                    : sponsors.ships(account, order.project()))
        .invoke(
            may -> {
              if (!may) {
                throw Refusal.forbidden();
              }
            })
        .replaceWithVoid();
  }

  // As many as there are, or one more than a file may have.
  private Uni<Integer> rows(UUID account, ExportOrder order) {
    if (order.kind() == ExportKind.BOOKPLATES) {
      // No plate of a book is kept yet.
      return Uni.createFrom().item(0);
    }
    return writes.one(
        "select count(*) as rows from (" + ExportSheet.of(order.kind()).limited() + ") as sheet",
        row -> row.integer("rows"),
        order.project(),
        order.rewards(),
        Currency.getInstance("CNY").getDefaultFractionDigits(),
        "",
        account);
  }

  private Uni<Outcome<UUID>> storeIf(int rows, UUID account, ExportOrder order) {
    if (rows == 0) {
      return Uni.createFrom()
          .item(Outcome.rejected(Rejection.of(ExportError.NOTHING_TO_EXPORT, "kind")));
    }
    return rows > ExportSheet.MOST_ROWS
        ? Uni.createFrom().item(Outcome.rejected(tooMany(order)))
        : store(account, order);
  }

  private static Rejection tooMany(ExportOrder order) {
    Map<String, String> max = Map.of("max", Integer.toString(ExportSheet.MOST_ROWS));
    Rejection tooMany = Rejection.of(ExportError.TOO_MANY_ROWS, max, "kind");
    return order.kind() == ExportKind.LEDGER ? tooMany : tooMany.worded("REWARDS");
  }

  private Uni<Outcome<UUID>> store(UUID account, ExportOrder order) {
    UUID export = Ids.next();
    return writes
        .change(
            STORE,
            export,
            account,
            order.kind(),
            order.format(),
            order.language().tag(),
            order.project(),
            order.rewards(),
            clock.instant())
        .map(
            stored ->
                stored == 1
                    ? Outcome.done(export)
                    : Outcome.rejected(Rejection.of(ExportError.EXPORT_RUNNING, "kind")));
  }
}
