package org.crowdshelf.privacy;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.GrowingWait;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.outbox.Outbox;
import org.jboss.logging.Logger;

/**
 * Erases people whose time to think it over has passed, in two steps: first nobody can sign in to
 * the account any more, and once every replica has forgotten the sign-in, everything else goes. All
 * replicas do this at once; each request is taken once. While something has to end first, it is
 * looked at again every hour.
 */
@ApplicationScoped
public class EraseDue {

  private static final Logger LOG = Logger.getLogger(EraseDue.class);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

  private static final String NEXT =
      """
      select id, account_id, signed_out_at is not null as signed_out from erasures
       where state = 'WAITING' and next_attempt_at <= $1
       order by next_attempt_at, id limit 1 for update skip locked""";

  private static final String BLOCKED = "select exists (select from erasure_blocks($1)) as blocked";

  private static final String SIGN_OUT =
      "update accounts set issuer = 'erased', subject = id::text where id = $1";

  private static final String SIGNED_OUT =
      "update erasures set signed_out_at = $2, next_attempt_at = $3 where id = $1";

  private static final String POSTPONE = "update erasures set next_attempt_at = $2 where id = $1";

  private static final String ERASE = "select erase_account($1)::text as done";

  private static final String FAILED =
      "update erasures set failures = failures + 1, next_attempt_at = $2::timestamptz + "
          + GrowingWait.after("10 minutes", "failures")
          + " where id = $1 and state = 'WAITING'";

  private record Due(UUID key, UUID account, boolean signedOut) {
    static Due of(Row row) {
      return new Due(row.uuid("id"), row.uuid("account_id"), row.flag("signed_out"));
    }
  }

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final Outbox outbox;
  private final Clock clock;

  EraseDue(JobGate gate, Transactions transactions, Writes writes, Outbox outbox, Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.privacy.erase-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::eraseDue);
  }

  /** Takes every request that is due a step on, each in its own transaction; returns how many. */
  public Uni<Long> eraseDue() {
    return Drain.untilNone(this::takeNext);
  }

  private Uni<Boolean> takeNext() {
    return transactions
        .runForLong(
            LONGEST_STATEMENT,
            () ->
                writes
                    .one(NEXT, Due::of, clock.instant())
                    .flatMap(
                        due ->
                            due == null
                                ? Uni.createFrom().item(false)
                                : take(due).replaceWith(true)))
        .onFailure(Failed.class)
        .recoverWithUni(failure -> postpone((Failed) failure));
  }

  private Uni<Void> take(Due due) {
    return writes
        .one(BLOCKED, row -> row.flag("blocked"), due.account())
        .flatMap(blocked -> blocked ? wait(due) : due.signedOut() ? erase(due) : signOut(due))
        .onFailure(fault -> !DatabaseUnavailable.is(fault))
        .transform(fault -> new Failed(due.key(), fault));
  }

  private Uni<Void> wait(Due due) {
    return writes.change(POSTPONE, due.key(), clock.instant().plus(AGAIN)).replaceWithVoid();
  }

  private Uni<Void> signOut(Due due) {
    Instant now = clock.instant();
    return writes
        .change(SIGN_OUT, due.account())
        .chain(
            () ->
                writes.change(SIGNED_OUT, due.key(), now, now.plus(ErasureRules.SIGN_IN_FORGOTTEN)))
        .replaceWithVoid();
  }

  private Uni<Void> erase(Due due) {
    return writes
        .one(ERASE, row -> true, due.account())
        .chain(() -> outbox.tell(new PrivacyEvents.AccountErased(due.account())));
  }

  private Uni<Boolean> postpone(Failed failure) {
    LOG.errorf(failure.getCause(), "The erasure %s failed; it waits", failure.erasure);
    return transactions
        .runUnconditionally(() -> writes.change(FAILED, failure.erasure, clock.instant()))
        .replaceWith(true);
  }

  /** An erasure that failed because of the account's rows; its transaction was rolled back. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient UUID erasure;

    Failed(UUID erasure, Throwable cause) {
      super(cause);
      this.erasure = erasure;
    }
  }
}
