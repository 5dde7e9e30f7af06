package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas meet at one project, and a replica dies between two batches. */
@QuarkusTest
class SettlementsMeetTest {

  @Inject EndDueProjects end;
  @Inject SettleProject settle;

  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;

  @BeforeEach
  void createALiveProjectAndFinishOtherWork() {
    Books.settle();
    project = Fixture.liveProject(Person.someoneNew(), "A library");
    reward = Backing.reward(project, 100, null, null, false);
  }

  @AfterEach
  void checkTheBooks() {
    Books.assertAgree(project);
  }

  @Test
  void skipsAProjectThatAnotherReplicaEnds() {
    Books.endNow(project);
    CompletableFuture<Long> late;
    // Runs the other replica's transaction up to its commit.
    try (HeldRow other =
        HeldRow.after("update projects set state = 'FAILED' where id = ?", project)) {
      late = CompletableFuture.supplyAsync(this::endDue);
      assertFalse(other.awaitedBy(late), "what one replica has in hand is nothing to wait for");
    }
    assertEquals(0, late.join());
    assertEquals(0, events("ProjectFailed"), "told by the other one alone");
    Books.settle();
  }

  @Test
  void collectsOnceWhereTwoReplicasSettle() {
    Backing.paid(backer, Backing.input(project, 100_000));
    Books.endNow(project);
    endDue();
    var met = Meeting.at(HeldRow.of("projects", project), this::settleDue, this::settleDue);
    assertFalse(met.waited(), "what one replica has in hand is nothing to wait for");
    assertEquals(0, met.second());
    assertEquals(1, booked("PROJECT_COLLECTED"));
    assertSettled();
  }

  @Test
  void refundsOnceWhereTwoReplicasSettle() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000, reward));
    Books.endNow(project);
    endDue();
    var met = Meeting.at(HeldRow.of("rewards", reward), this::settleDue, this::settleDue);
    assertFalse(met.waited(), "what one replica has in hand is nothing to wait for");
    assertEquals(0, met.second());
    Books.settle();
    assertEquals("REFUNDED", Backing.state(pledge));
    assertEquals(1, booked("REFUND_STARTED"));
    assertSettled();
  }

  @Test
  void opensASettlementThatAnotherReplicaOpens() {
    Books.endNow(project);
    endDue();
    CompletableFuture<Long> late;
    try (HeldRow other =
        HeldRow.after(
            "insert into settlements (project_id, next_step_at) values (?, now())", project)) {
      late = CompletableFuture.supplyAsync(this::settleDue);
      assertTrue(other.awaitedBy(late));
    }
    assertEquals(1, late.join());
    assertSettled();
  }

  @Test
  void continuesAfterTheLastBatchOfAReplicaThatDied() {
    for (int i = 0; i < 53; i++) {
      Backing.paid(backer, Backing.input(project, 1000, reward));
    }
    Books.endNow(project);
    endDue();
    UUID inTheSecondBatch =
        Database.value(
            "select id from pledges where project_id = ? order by id offset 51 limit 1", project);
    try (HeldRow held = HeldRow.of("pledges", inTheSecondBatch)) {
      var dying = CompletableFuture.supplyAsync(this::settleDue);
      assertTrue(held.awaitedBy(dying));
      assertEquals(50, pledges("REFUNDING"), "a batch is bounded, and committed by itself");
      held.endWaiters();
      dying.handle((steps, died) -> true).join();
      assertEquals(50, pledges("REFUNDING"));
    }
    Database.execute("update settlements set next_step_at = now() where project_id = ?", project);
    Books.settle();
    assertEquals(53, pledges("REFUNDED"));
    assertEquals(53, booked("REFUND_STARTED"));
    assertEquals(53, booked("REFUND_COMPLETED"));
    assertSettled();
  }

  private long endDue() {
    return OnVertx.await(end::endDue);
  }

  private long settleDue() {
    return OnVertx.await(settle::settleDue);
  }

  private void assertSettled() {
    assertNotNull(Database.value("select settled_at from projects where id = ?", project));
  }

  private long pledges(String state) {
    return Database.count(
        "select count(*) from pledges where project_id = ? and state = ?", project, state);
  }

  private long booked(String kind) {
    return Database.count(
        "select count(distinct t.id) from journal_transactions t join journal_entries e on e.transaction_id = t.id"
            + " where e.subject_id = ? and t.kind = ?",
        project,
        kind);
  }

  private long events(String type) {
    return Database.count(
        "select count(*) from outbox where event_type = ? and subject_id = ?", type, project);
  }
}
