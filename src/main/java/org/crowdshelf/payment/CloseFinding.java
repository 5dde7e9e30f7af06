package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.text.Text;

/** An admin closes a finding, with a note that says what was done. */
@ApplicationScoped
public class CloseFinding {

  private static final int MAX_NOTE = 500;

  private static final String CLOSE =
      """
      update payment_findings set state = 'CLOSED', closed_at = $2, closed_by = $3, note = $4
       where id = $1 and state = 'OPEN'""";

  private static final String STATE = "select state from payment_findings where id = $1";

  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  CloseFinding(Transactions transactions, Writes writes, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Closes it. Rejected with NOTE_MISSING or FINDING_STATE.
   *
   * @throws Refusal NOT_FOUND for an unknown finding
   */
  public Uni<Outcome<UUID>> run(UUID admin, UUID finding, String note) {
    Checks checks = new Checks();
    if (Text.isBlank(note)) {
      checks.add(Rejection.of(PaymentError.NOTE_MISSING, "note"));
    } else {
      checks.message(note, MAX_NOTE, "note");
    }
    return checks.found().isEmpty()
        ? transactions.run(() -> close(admin, finding, Text.stripped(note)))
        : Uni.createFrom().item(Outcome.rejected(checks.found()));
  }

  private Uni<Outcome<UUID>> close(UUID admin, UUID finding, String note) {
    return writes
        .change(CLOSE, finding, clock.instant(), admin, note)
        .flatMap(
            rows ->
                rows == 1
                    ? Uni.createFrom().item(Outcome.done(finding))
                    : writes.one(STATE, row -> row.text("state"), finding).map(this::refused));
  }

  private Outcome<UUID> refused(String state) {
    if (state == null) {
      throw Refusal.notFound();
    }
    return Outcome.rejected(
        Rejection.of(PaymentError.FINDING_STATE, Map.of("state", state), "findingId"));
  }
}
