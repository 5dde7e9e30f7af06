package org.crowdshelf.shared.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.crowdshelf.shared.error.Outcome;

/**
 * The command path: a use case is one transaction. After a deadlock or a serialization failure it
 * is repeated from its start; if it fails or is rejected, it is rolled back.
 */
@ApplicationScoped
public class Transactions {

  /** Attempts of a use case before a conflict is reported to the client. */
  static final int ATTEMPTS = 6;

  // Applies to the running transaction only.
  private static final String ALLOW = "select set_config('statement_timeout', $1, true)";

  // serialization_failure, deadlock_detected
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  /** Runs a use case; call it on the request's duplicated context, as resolvers and jobs do. */
  public <T> Uni<Outcome<T>> run(Supplier<Uni<Outcome<T>>> useCase) {
    return repeated(() -> once(useCase))
        .onFailure(RolledBack.class)
        .recoverWithItem(failure -> failure.outcome());
  }

  /** Runs work that cannot be rejected, e.g. a job's. */
  public <T> Uni<T> runUnconditionally(Supplier<Uni<T>> work) {
    return repeated(() -> Panache.withTransaction(work::get));
  }

  /**
   * Runs a job's work whose statements may take longer than an operation. PostgreSQL cancels other
   * statements after the time of an operation, which is the pool's setting.
   */
  public <T> Uni<T> runForLong(Duration longestStatement, Supplier<Uni<T>> work) {
    return runUnconditionally(() -> allow(longestStatement).chain(work::get));
  }

  private static Uni<?> allow(Duration longestStatement) {
    return CommandConnection.run(ALLOW, Long.toString(longestStatement.toMillis()));
  }

  /**
   * Runs work that is one statement, which PostgreSQL runs in a transaction by itself. This saves
   * the two round trips of begin and commit.
   */
  public <T> Uni<T> runStatement(Supplier<Uni<T>> statement) {
    return repeated(() -> Panache.withSession(statement::get));
  }

  private <T> Uni<Outcome<T>> once(Supplier<Uni<Outcome<T>>> useCase) {
    return Panache.withTransaction(
        () -> useCase.get().onItem().invoke(Transactions::rollBackWhenRejected));
  }

  private <T> Uni<T> repeated(Supplier<Uni<T>> transaction) {
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .deferred(transaction::get)
        // A timer starts later attempts, but sessions exist on the request's context only.
        .runSubscriptionOn(task -> onContext(context, task))
        .onFailure(Transactions::isConflict)
        .retry()
        .withBackOff(Duration.ofMillis(10), Duration.ofMillis(200))
        .withJitter(0.5)
        .atMost(ATTEMPTS - 1);
  }

  private static void onContext(Context context, Runnable task) {
    if (context == null || Vertx.currentContext() == context) {
      task.run();
    } else {
      context.runOnContext(ignored -> task.run());
    }
  }

  private static void rollBackWhenRejected(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Rejected<?>) {
      throw new RolledBack(outcome);
    }
  }

  private static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (CONFLICTS.contains(stateOf(cause))) {
        return true;
      }
    }
    return false;
  }

  // Hibernate wraps the client's exception in a SQLException, except at the commit.
  private static String stateOf(Throwable failure) {
    if (failure instanceof PgException plain) {
      return String.valueOf(plain.getSqlState());
    }
    return failure instanceof SQLException wrapped ? String.valueOf(wrapped.getSQLState()) : "";
  }

  /** Carries a rejection past the rollback. */
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Outcome<?> outcome;

    RolledBack(Outcome<?> outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }

    @SuppressWarnings("unchecked")
    <T> Outcome<T> outcome() {
      return (Outcome<T>) outcome;
    }
  }
}
