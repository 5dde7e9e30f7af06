package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database's disk is full: PostgreSQL answers each write with disk_full (53100). */
@QuarkusTest
class DiskFullTest {

  private final Person backer = Person.someoneNew();

  @AfterEach
  void makeRoom() {
    Database.execute("drop trigger if exists disk_full on payments");
    Database.execute("drop function if exists disk_full()");
  }

  @Test
  void answers503AndLeavesNothingHalfDone() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "A library");
    UUID reward = Backing.reward(project, 100, 3, null, false);
    fillTheDisk();
    Map<String, Object> input = Backing.input(project, 1000, reward);
    Answer full = backer.asks(Backing.PLACE, Map.of("input", input));
    assertEquals(503, full.status(), full::body);
    assertEquals("UNAVAILABLE", full.errorCode());
    assertEquals("1", full.response().header("Retry-After"));
    assertEquals(0, Database.count("select count(*) from pledges where project_id = ?", project));
    assertEquals(0, Database.count("select claimed from rewards where id = ?", reward));
    Person.VISITOR.asks("{ projects { totalCount } }").get("projects.totalCount");

    makeRoom();
    backer.asks(Backing.PLACE, Map.of("input", input)).get("placePledge.pledge.id");
    assertEquals(1, Database.count("select claimed from rewards where id = ?", reward));
    Books.assertAddUp(project);
  }

  // A pledge's payment is stored after the pledge and the places.
  private static void fillTheDisk() {
    Database.execute(
        """
        create function disk_full() returns trigger language plpgsql as $$
        begin
          raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
        end $$""");
    Database.execute(
        "create trigger disk_full before insert on payments for each row execute function disk_full()");
  }
}
