package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The statements move a pledge only where its state allows it. */
@QuarkusTest
class PledgeRowsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Inject PledgeRows rows;
  @Inject Transactions transactions;
  @Inject Writes writes;

  private UUID project;
  private UUID pledge;

  @BeforeEach
  void aPledge() {
    project = Fixture.liveProject(Person.someoneNew(), "Wanted");
    pledge = Backing.placed(Person.someoneNew(), Backing.input(project, 1000));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "RESERVED")
  void movesAPledgeOnlyFromStatesThatAllowIt(PledgeState next) {
    for (PledgeState from : PledgeState.values()) {
      boolean legal = from.moves().contains(next);
      assertEquals(legal, rolledBack(from, locked -> move(locked, next)), from + " to " + next);
    }
  }

  @Test
  void takesNoPaymentBackThatItDidNotMark() {
    assertThrows(
        IllegalStateException.class,
        () -> rolledBack(PledgeState.PAID, locked -> rows.takePaymentBack(locked, NOW)));
    assertThrows(
        IllegalStateException.class,
        () -> rolledBack(PledgeState.RESERVED, locked -> rows.takePaymentBack(locked, NOW)));
  }

  private Uni<Boolean> move(LockedPledge locked, PledgeState next) {
    return switch (next) {
      case CANCELED -> succeeds(rows.cancel(locked));
      case EXPIRED -> succeeds(rows.expire(locked));
      case PAID -> succeeds(rows.pay(locked, NOW));
      case REFUNDING ->
          succeeds(rows.beginRefund(locked))
              .flatMap(
                  single ->
                      single
                          ? Uni.createFrom().item(true)
                          : rows.beginRefunds(project, 10).map(batch -> !batch.isEmpty()));
      case REFUNDED -> rows.completeRefund(pledge, NOW);
      case COLLECTED -> rows.collect(project, 10, NOW).map(count -> count == 1);
      case RESERVED -> throw new IllegalArgumentException("Only stored, never moved to");
    };
  }

  private static Uni<Boolean> succeeds(Uni<Void> move) {
    return move.replaceWith(true).onFailure(IllegalStateException.class).recoverWithItem(false);
  }

  private <T> T rolledBack(PledgeState from, Function<LockedPledge, Uni<? extends T>> work) {
    AtomicReference<T> answer = new AtomicReference<>();
    OnVertx.await(
        () ->
            transactions.run(
                () ->
                    standAt(from)
                        .chain(() -> rows.lock(pledge))
                        .flatMap(work)
                        .invoke(answer::set)
                        .replaceWith(
                            Outcome.rejected(Rejection.of(PledgeError.PLEDGE_STATE, "pledgeId")))));
    return answer.get();
  }

  private Uni<Integer> standAt(PledgeState state) {
    return writes.change(
        """
        update pledges
           set state = $2, paid_at = now(),
               collected_at = case when $2 = 'COLLECTED' then now() end,
               refunded_at = case when $2 = 'REFUNDED' then now() end
         where id = $1""",
        pledge,
        state.name());
  }
}
