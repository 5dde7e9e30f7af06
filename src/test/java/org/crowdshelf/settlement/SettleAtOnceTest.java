package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

/** Several replicas settle the same projects. */
@QuarkusTest
class SettleAtOnceTest {

  @Inject EndDueProjects end;
  @Inject SettleProject settle;

  @Test
  void endsAndCollectsEachProjectOnce() {
    Person fundraiser = Person.someoneNew();
    Person backer = Person.someoneNew();
    List<UUID> projects = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      UUID project = Fixture.liveProject(fundraiser, "Library " + i);
      projects.add(project);
      if (i % 2 == 0) {
        Backing.paid(backer, Backing.input(project, 100_000));
      }
    }
    projects.forEach(Books::endNow);
    Supplier<Long> replica = () -> OnVertx.await(end::endDue) + OnVertx.await(settle::settleDue);
    Together.each(List.of(replica, replica, replica, replica), Supplier::get);
    // Settles what one replica held locked while another one skipped it.
    OnVertx.await(settle::settleDue);
    for (int i = 0; i < 20; i++) {
      UUID project = projects.get(i);
      boolean funded = i % 2 == 0;
      assertEquals(
          List.of(funded ? "ProjectSucceeded" : "ProjectFailed"),
          Database.column(
              "select event_type from outbox where subject_id = ? and event_type in ('ProjectSucceeded', 'ProjectFailed')",
              project));
      assertEquals(
          funded ? 1 : 0,
          Database.count(
              "select count(*) from journal_transactions where kind = 'PROJECT_COLLECTED' and cause_id = ?",
              project));
      assertEquals(
          1,
          Database.count(
              "select count(*) from projects where id = ? and settled_at is not null", project));
      Books.assertAgree(project);
    }
  }

  @Test
  void settlesTheOtherProjectsWhenTheRowsOfOneAreInconsistent() {
    Person fundraiser = Person.someoneNew();
    UUID disorderly = Fixture.liveProject(fundraiser, "Paid by nobody knows whom");
    Fixture.paidPledge(disorderly, Person.someoneNew(), 100, false, null);
    UUID orderly = Fixture.liveProject(fundraiser, "In order");
    List.of(disorderly, orderly).forEach(Books::endNow);
    OnVertx.await(end::endDue);
    OnVertx.await(settle::settleDue);
    String settled = "select count(*) from projects where id = ? and settled_at is not null";
    assertEquals(1, Database.count(settled, orderly));
    assertEquals(0, Database.count(settled, disorderly));
    assertEquals(
        List.of("PAID"),
        Database.column("select state from pledges where project_id = ?", disorderly));
    assertEquals(
        1,
        Database.count(
            "select count(*) from settlements where project_id = ? and failures = 1 and next_step_at > now()",
            disorderly));
  }
}
