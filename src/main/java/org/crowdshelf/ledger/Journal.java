package org.crowdshelf.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** Writes the journal; no other class does. */
@ApplicationScoped
public class Journal {

  private static final String POST =
      """
      with booked as (
        insert into journal_transactions (id, kind, cause_type, cause_id, occurred_at)
        select id, kind, cause_type, cause_id, $5
          from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as t (id, kind, cause_type, cause_id)
      )
      insert into journal_entries (transaction_id, account_code, subject_id, currency, amount_minor)
      select * from unnest($6::uuid[], $7::text[], $8::uuid[], $9::text[], $10::bigint[])""";

  private static final String BALANCE =
      """
      select cast(coalesce(sum(amount_minor), 0) as bigint) as minor
        from journal_entries where account_code = $1 and subject_id = $2 and currency = $3""";

  private final Writes writes;
  private final Clock clock;

  Journal(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * The balance of a subject's account in the running transaction: what was debited less what was
   * credited, in minor units.
   */
  public Uni<Long> balance(LedgerAccount account, UUID subject, String currency) {
    return writes.one(BALANCE, row -> row.number("minor"), account, subject, currency);
  }

  /** Books one movement in the running transaction. */
  public Uni<Void> post(Posting posting) {
    return postAll(List.of(posting));
  }

  /**
   * Books movements in the running transaction, with one statement. The database refuses a cause
   * that is already booked, and at the commit entries that do not add up to zero per currency.
   */
  public Uni<Void> postAll(List<Posting> postings) {
    if (postings.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<UUID> ids = postings.stream().map(posting -> Ids.next()).toList();
    List<UUID> owners = new ArrayList<>();
    List<Posting.Entry> entries = new ArrayList<>();
    for (int i = 0; i < postings.size(); i++) {
      for (Posting.Entry entry : postings.get(i).entries()) {
        owners.add(ids.get(i));
        entries.add(entry);
      }
    }
    return writes
        .change(
            POST,
            ids,
            postings.stream().map(Posting::kind).toList(),
            postings.stream().map(Posting::causeType).toList(),
            postings.stream().map(Posting::causeId).toList(),
            clock.instant(),
            owners,
            entries.stream().map(Posting.Entry::account).toList(),
            entries.stream().map(Posting.Entry::subject).toList(),
            entries.stream().map(Posting.Entry::currency).toList(),
            entries.stream().map(Posting.Entry::amountMinor).toList())
        .replaceWithVoid();
  }
}
