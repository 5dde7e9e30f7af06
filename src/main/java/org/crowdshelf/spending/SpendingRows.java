package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.upload.OwnFiles.OwnFile;

/** Stores spendings and their receipts, in the caller's transaction; no other class does. */
@ApplicationScoped
class SpendingRows {

  // The row of the project is what everybody who changes its money waits for.
  private static final String LOCK = "select id from projects where id = $1 for no key update";

  private static final String STORE =
      """
      insert into spendings (id, project_id, budget_line_id, declared_by, amount_minor, spent_on, payee, purpose, state,
                             update_id, declared_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'DECLARED', $9, $10)""";

  // A receipt that another spending has, or that is being stored with another one, is left out; so
  // is the second of two that are the same. Files in one order, so that two of these do not wait
  // for each other.
  private static final String STORE_RECEIPTS =
      """
      insert into receipts (id, spending_id, position, kind, issued_on, amount_minor, code, number, original_id, public_id,
                            sent_sha256, kept_sha256)
      select id, $1, (place - 1)::int, kind, issued_on::date, amount, code, number, original, picture,
             decode(sent, 'hex'), decode(kept, 'hex')
        from unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::uuid[], $9::uuid[],
                    $10::text[], $11::text[])
          with ordinality as t (id, kind, issued_on, amount, code, number, original, picture, sent, kept, place)
       order by sent, place
      on conflict do nothing
      returning position""";

  private static final String MOVE =
      "update spendings set state = $2 where id = $1 and state = any($3)";

  private static final String TAKE_BACK =
      """
      insert into spendings (id, project_id, budget_line_id, declared_by, amount_minor, spent_on, payee, purpose, state,
                             declared_at, reverses)
      select $2, project_id, budget_line_id, $3, -amount_minor, spent_on, payee, $4, 'REVERSED', $5, id
        from spendings where id = $1""";

  private static final String FREE =
      "update receipts set counts = false where spending_id = $1 and counts";

  private final Writes writes;
  private final Clock clock;

  SpendingRows(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** Has whoever changes the project's money wait until the transaction ends. */
  Uni<Void> lock(UUID project) {
    return writes.list(LOCK, row -> true, project).replaceWithVoid();
  }

  /** Stores a spending; answers its key. */
  Uni<UUID> store(UUID project, UUID person, NewSpending spending) {
    UUID key = Ids.next();
    return writes
        .change(
            STORE,
            key,
            project,
            spending.budgetLine(),
            person,
            spending.amount().amountMinor(),
            spending.spentOn(),
            spending.payee(),
            spending.purpose(),
            spending.update(),
            clock.instant())
        .replaceWith(key);
  }

  /** Stores receipts; answers the places of those that another spending does not have. */
  Uni<Set<Integer>> store(UUID spending, List<NewReceipt> receipts, Map<UUID, OwnFile> files) {
    return writes
        .list(
            STORE_RECEIPTS,
            row -> row.integer("position"),
            spending,
            receipts.stream().map(receipt -> Ids.next()).toList(),
            receipts.stream().map(NewReceipt::kind).toList(),
            receipts.stream().map(NewReceipt::issuedOn).map(LocalDate::toString).toList(),
            receipts.stream().map(receipt -> receipt.amount().amountMinor()).toList(),
            receipts.stream().map(NewReceipt::code).toList(),
            receipts.stream().map(NewReceipt::number).toList(),
            receipts.stream().map(NewReceipt::original).toList(),
            receipts.stream().map(NewReceipt::picture).toList(),
            hashes(receipts, files, OwnFile::sentSha256),
            hashes(receipts, files, OwnFile::keptSha256))
        .map(places -> places.stream().collect(Collectors.toSet()));
  }

  private static List<String> hashes(
      List<NewReceipt> receipts, Map<UUID, OwnFile> files, Function<OwnFile, byte[]> hash) {
    return receipts.stream()
        .map(receipt -> HexFormat.of().formatHex(hash.apply(files.get(receipt.original()))))
        .toList();
  }

  /** Moves a spending from one of these states; false where it is in none of them. */
  Uni<Boolean> move(UUID spending, SpendingState next, SpendingState... from) {
    return writes.change(MOVE, spending, next, List.of(from)).map(changed -> changed == 1);
  }

  /** Stores the row that takes a spending back, and frees its receipts; answers its key. */
  Uni<UUID> takeBack(UUID spending, UUID person, String reason) {
    UUID key = Ids.next();
    return writes
        .change(TAKE_BACK, spending, key, person, reason, clock.instant())
        .chain(() -> writes.change(FREE, spending))
        .replaceWith(key);
  }
}
