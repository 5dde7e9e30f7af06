package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.job.GrowingWait;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores what a provider says about a refund, in the caller's transaction, whether it came by a
 * message or by a call. Every statement names the number that the provider spoke of, so that an
 * answer about a former number changes nothing.
 */
@ApplicationScoped
class RefundResults {

  // Asked again after half the time that it has taken so far: a wallet takes minutes, a card days.
  // A refund that takes longer is shown to admins.
  private static final String SENT =
      """
      update refunds
         set state = case when sent_at < $4::timestamptz - interval '5 days' then 'FAILING' else 'SENT' end,
             last_error = case when sent_at < $4::timestamptz - interval '5 days'
                               then 'the provider has worked on it for more than 5 days' end,
             sent_at = coalesce(sent_at, $4), failures = 0,
             next_attempt_at = $4::timestamptz + greatest(interval '10 seconds',
               least(interval '1 hour', ($4::timestamptz - coalesce(sent_at, $4)) / 2)),
             provider_reference = coalesce($5, provider_reference), destination = coalesce($6, destination)
       where id = $1 and merchant_reference = $2 and state = any($3)""";

  private static final String FAILED =
      "update refunds set failures = failures + 1, last_error = $3,"
          + " state = case when failures + 1 >= $4 and state <> 'SENT' then 'FAILING' else state end,"
          + " next_attempt_at = $5::timestamptz + "
          + GrowingWait.after("10 seconds", "failures")
          + " where id = $1 and merchant_reference = $2 and state in ('WAITING', 'SENT', 'FAILING')";

  private static final String STUCK =
      "update refunds set state = 'STUCK', last_error = $4"
          + " where id = $1 and merchant_reference = $2 and state = any($3) and state <> 'DONE'";

  // A provider that closes three numbers of one refund will close a fourth one, too.
  private static final String CLOSED =
      """
      with closed as (
        insert into refund_tries (merchant_reference, refund_id, provider_reference, reason, closed_at)
        select r.merchant_reference, r.id, r.provider_reference, $5, $4 from refunds r
         where r.id = $1 and r.merchant_reference = $2 and r.state in ('WAITING', 'SENT', 'FAILING')
        returning refund_id
      )
      update refunds r
         set merchant_reference = $6, provider_reference = null, sent_at = null, last_error = $5, attempts = 0,
             state = case when (select count(*) from refund_tries t where t.refund_id = r.id) >= $3 - 1
                          then 'STUCK' else 'WAITING' end,
             next_attempt_at = $4::timestamptz + interval '1 minute'
        from closed c where c.refund_id = r.id""";

  private static final String DOUBT =
      "update refunds set doubted = true, next_attempt_at = $4"
          + " where id = $1 and merchant_reference = $2 and state = $3 and not done_otherwise";

  private static final String BELIEVED =
      "update refunds set doubted = false where id = $1 and doubted";

  private static final int MAX_TRIES = 3;

  private static final Set<RefundState> GOING_ON =
      EnumSet.of(RefundState.WAITING, RefundState.SENT, RefundState.FAILING);

  // Asking again leaves the state, and moves the next question.
  private static final Set<RefundState> STAY_SENT = staySent();

  private final Writes writes;
  private final RefundEnds ends;
  private final Clock clock;
  private final int failuresBeforeAlarm;

  RefundResults(
      Writes writes,
      RefundEnds ends,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.refunds.attempts-before-alarm") int failuresBeforeAlarm) {
    this.writes = writes;
    this.ends = ends;
    this.clock = clock;
    this.failuresBeforeAlarm = failuresBeforeAlarm;
  }

  /**
   * Applies a message. One that contradicts the refund's end is not believed, because messages come
   * in any order: the provider is asked instead. The end is looked at after the change, so that a
   * message that comes at the same moment is seen.
   *
   * @param number the number that the provider spoke of
   */
  Uni<Void> hear(UUID refund, String number, ProviderRefund told) {
    return switch (told.state()) {
      case SUCCEEDED ->
          ends.complete(refund, number, told, GOING_ON)
              .chain(() -> doubt(refund, number, RefundState.STUCK));
      case CLOSED ->
          renew(refund, number, told).chain(() -> doubt(refund, number, RefundState.DONE));
      case STUCK ->
          stick(refund, number, told).chain(() -> doubt(refund, number, RefundState.DONE));
      default -> change(refund, number, told);
    };
  }

  /**
   * Applies the provider's answer, which tells the present state.
   *
   * @param number the number that the provider was asked about
   */
  Uni<Void> apply(UUID refund, String number, ProviderRefund told) {
    return change(refund, number, told)
        .chain(() -> writes.change(BELIEVED, refund))
        .replaceWithVoid();
  }

  private Uni<Void> change(UUID refund, String number, ProviderRefund told) {
    return switch (told.state()) {
      case SUCCEEDED -> ends.complete(refund, number, told, RefundState.DONE.reachedFrom());
      case PENDING -> wait(refund, number, told);
      case CLOSED ->
          ends.takeBack(refund, number, cut(told.reason()))
              .flatMap(back -> back ? nothing() : renew(refund, number, told));
      case STUCK ->
          ends.takeBack(refund, number, cut(told.reason()))
              .flatMap(back -> back ? nothing() : stick(refund, number, told));
      case NOT_NOW -> fail(refund, number, told.reason());
      case UNKNOWN -> fail(refund, number, "the provider does not know it");
    };
  }

  private Uni<Void> doubt(UUID refund, String number, RefundState contradicted) {
    return writes.change(DOUBT, refund, number, contradicted, clock.instant()).replaceWithVoid();
  }

  /** Stores that a call has failed; it is tried again later, more and more rarely. */
  Uni<Void> fail(UUID refund, String number, String reason) {
    return writes
        .change(FAILED, refund, number, cut(reason), failuresBeforeAlarm, clock.instant())
        .replaceWithVoid();
  }

  private Uni<Void> wait(UUID refund, String number, ProviderRefund told) {
    return writes
        .change(
            SENT,
            refund,
            number,
            STAY_SENT,
            clock.instant(),
            told.providerReference(),
            told.destination())
        .replaceWithVoid();
  }

  private Uni<Void> renew(UUID refund, String number, ProviderRefund told) {
    return writes
        .change(
            CLOSED,
            refund,
            number,
            MAX_TRIES,
            clock.instant(),
            cut(told.reason()),
            Ids.next().toString().replace("-", ""))
        .replaceWithVoid();
  }

  private Uni<Void> stick(UUID refund, String number, ProviderRefund told) {
    return writes
        .change(STUCK, refund, number, RefundState.STUCK.reachedFrom(), cut(told.reason()))
        .replaceWithVoid();
  }

  private static Set<RefundState> staySent() {
    Set<RefundState> states = EnumSet.of(RefundState.SENT);
    states.addAll(RefundState.SENT.reachedFrom());
    return states;
  }

  private static String cut(String reason) {
    String text = reason == null || reason.isBlank() ? "no reason given" : reason;
    return text.length() <= 500 ? text : text.substring(0, 500);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
