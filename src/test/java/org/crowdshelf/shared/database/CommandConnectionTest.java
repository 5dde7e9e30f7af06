package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.crowdshelf.support.OnVertx;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** The internal classes of Hibernate Reactive that {@link CommandConnection} uses. */
@QuarkusTest
class CommandConnectionTest {

  private static final String CHECKED_WITH = "3.2.5.Final";

  private static final String TRANSACTION = "select txid_current()";

  @Inject Transactions transactions;

  @Test
  void wasCheckedWithThisVersionOfHibernateReactive() {
    assertEquals(
        CHECKED_WITH,
        Mutiny.class.getPackage().getImplementationVersion(),
        "check that CommandConnection still takes the transaction's connection, then name the version");
  }

  @Test
  void runsInTheTransactionOfTheSession() {
    OnVertx.await(
        () ->
            transactions.runUnconditionally(
                () ->
                    Panache.getSession()
                        .flatMap(
                            session ->
                                session
                                    .createNativeQuery(TRANSACTION, Long.class)
                                    .getSingleResult())
                        .flatMap(
                            ofTheSession ->
                                CommandConnection.run(TRANSACTION)
                                    .invoke(
                                        rows ->
                                            assertEquals(
                                                ofTheSession,
                                                rows.iterator().next().getLong(0))))));
  }

  @Test
  void isNotThereWithoutASession() {
    assertThrows(
        IllegalStateException.class, () -> OnVertx.await(() -> CommandConnection.run("select 1")));
  }
}
