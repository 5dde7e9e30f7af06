package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EndDueProjectsTest {

  @Inject EndDueProjects end;
  @Inject SettleProject settle;

  @AfterEach
  void mend() {
    Database.execute("drop trigger if exists damaged on projects");
    Database.execute("drop function if exists damaged()");
    Database.execute("update project_ends_postponed set next_attempt_at = now()");
    Books.settle();
  }

  @Test
  void triesAnEndThatFailsMoreAndMoreRarely() {
    Books.settle();
    UUID damaged = Fixture.liveProject(Person.someoneNew(), "Damaged");
    Books.endNow(damaged);
    damage(damaged);
    for (int wait : List.of(10, 20, 40)) {
      assertEquals(1, OnVertx.await(end::endDue));
      assertEquals(wait, waits("project_ends_postponed", "next_attempt_at", damaged), 3);
      assertEquals(0, OnVertx.await(end::endDue), "it waits");
      Database.execute("update project_ends_postponed set next_attempt_at = now()");
    }
    mend();
    assertEquals("FAILED", state(damaged));
    assertEquals(0, Database.count("select count(*) from project_ends_postponed"));
  }

  @Test
  void endsTheOthersWhereOneCannotBeEnded() {
    Books.settle();
    UUID damaged = Fixture.liveProject(Person.someoneNew(), "Damaged");
    UUID sound = Fixture.liveProject(Person.someoneNew(), "Sound");
    Books.endNow(damaged);
    Books.endNow(sound);
    damage(damaged);
    assertEquals(2, OnVertx.await(end::endDue));
    assertEquals("LIVE", state(damaged));
    assertEquals("FAILED", state(sound));
    assertEquals(0, told(damaged), "its transaction was rolled back");
    mend();
    assertEquals("FAILED", state(damaged), "it is tried again after its wait");
    assertEquals(1, told(damaged));
  }

  @Test
  void settlesTheOthersWhereAStepFailsAtItsCommit() {
    Books.settle();
    UUID damaged = Fixture.liveProject(Person.someoneNew(), "Damaged");
    UUID sound = Fixture.liveProject(Person.someoneNew(), "Sound");
    Books.endNow(damaged);
    Books.endNow(sound);
    assertEquals(2, OnVertx.await(end::endDue));
    function();
    Database.execute(
        "create constraint trigger damaged after update on projects deferrable initially deferred"
            + " for each row when (old.id = '%s') execute function damaged()".formatted(damaged));
    for (int wait : List.of(10, 20, 40)) {
      Database.execute("update settlements set next_step_at = now() where project_id = ?", damaged);
      OnVertx.await(settle::settleDue);
      assertFalse(settled(damaged));
      assertEquals(wait, waits("settlements", "next_step_at", damaged), 3);
    }
    assertTrue(settled(sound));
    mend();
    Database.execute("update settlements set next_step_at = now() where project_id = ?", damaged);
    OnVertx.await(settle::settleDue);
    assertTrue(settled(damaged));
    assertEquals(
        0,
        Database.<Integer>value("select failures from settlements where project_id = ?", damaged));
  }

  private static double waits(String table, String column, UUID project) {
    return Database.<Double>value(
        "select cast(extract(epoch from %s - now()) as double precision) from %s where project_id = ?"
            .formatted(column, table),
        project);
  }

  private static boolean settled(UUID project) {
    return Database.value("select settled_at is not null from projects where id = ?", project);
  }

  private static void damage(UUID project) {
    function();
    Database.execute(
        "create trigger damaged before update of state on projects for each row when (old.id = '%s') execute function damaged()"
            .formatted(project));
  }

  private static void function() {
    Database.execute(
        """
        create function damaged() returns trigger language plpgsql as $$
        begin
          raise exception 'damaged';
        end $$""");
  }

  private static String state(UUID project) {
    return Database.value("select state from projects where id = ?", project);
  }

  private static long told(UUID project) {
    return Database.count(
        "select count(*) from outbox where subject_id = ? and event_type = 'ProjectFailed'",
        project);
  }
}
