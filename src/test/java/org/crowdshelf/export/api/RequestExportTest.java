package org.crowdshelf.export.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Exports;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestExportTest {

  private final Person fundraiser = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Exported");
    Fixture.paidPledge(project, Person.someoneNew(), 1000, false, null);
  }

  @Test
  void waitsAndIsListed() {
    Answer asked = Exports.request(fundraiser, "PLEDGES", project);
    assertEquals("WAITING", asked.get("requestExport.export.state"));
    assertEquals("CSV", asked.get("requestExport.export.format"));
    assertNull(asked.get("requestExport.export.url"));
    String id = asked.get("requestExport.export.id");
    assertEquals(
        List.of(id), fundraiser.asks("{ viewer { exports { id } } }").get("viewer.exports.id"));
    assertEquals(Fixture.id(project), Exports.read(fundraiser, id).get("node.project.id"));
  }

  @Test
  void isForItsOwnPeopleAlone() {
    for (Person person : List.of(Person.someoneNew(), Person.REVIEWER, Person.ADMIN)) {
      for (String kind : List.of("PLEDGES", "ADDRESSES", "LEDGER", "BOOKPLATES")) {
        assertEquals("FORBIDDEN", Exports.request(person, kind, project).errorCode());
      }
    }
    assertEquals(
        "UNAUTHENTICATED", Exports.request(Person.VISITOR, "PLEDGES", project).errorCode());
    assertEquals(0, stored());
    Person member = Person.someoneNew();
    String organisation = Organisations.ownedBy(fundraiser);
    Organisations.join(organisation, fundraiser, member, "EDITOR");
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Fixture.key(IdType.ORGANISATION, organisation),
        project);
    assertNotNull(Exports.request(member, "PLEDGES", project).get("requestExport.export.id"));
  }

  @Test
  void isSeenByNobodyElse() {
    String id = Exports.made(fundraiser, "PLEDGES", project, Map.of());
    for (Person person : List.of(Person.VISITOR, Person.someoneNew(), Person.ADMIN)) {
      assertEquals("NOT_FOUND", Exports.read(person, id).errorCode());
    }
  }

  @Test
  void refusesUnknownIds() {
    assertEquals(
        "NOT_FOUND", Exports.request(fundraiser, "PLEDGES", UUID.randomUUID()).errorCode());
    UUID draft = Fixture.draft(Person.someoneNew(), "Hidden");
    assertEquals("NOT_FOUND", Exports.request(fundraiser, "LEDGER", draft).errorCode());
    assertEquals(
        "NOT_FOUND",
        Exports.request(fundraiser, "PLEDGES", null, Map.of("projectId", "x")).errorCode());
    assertEquals(
        "NOT_FOUND",
        Exports.request(fundraiser, "PLEDGES", project, Map.of("rewards", List.of("x")))
            .errorCode());
    assertEquals(0, stored());
  }

  @Test
  void refusesWhatHasNoRow() {
    UUID empty = Fixture.liveProject(fundraiser, "Empty");
    for (String kind : List.of("PLEDGES", "ADDRESSES", "LEDGER", "BOOKPLATES")) {
      assertEquals(
          List.of("NOTHING_TO_EXPORT"),
          Exports.request(fundraiser, kind, empty).userErrorCodes("requestExport"),
          kind);
    }
    String reward = Ids.encode(IdType.REWARD, Backing.reward(project, 100, null, null, false));
    assertEquals(
        List.of("NOTHING_TO_EXPORT"),
        Exports.request(fundraiser, "PLEDGES", project, Map.of("rewards", List.of(reward)))
            .userErrorCodes("requestExport"));
    assertEquals(
        List.of("BLANK"),
        Exports.request(fundraiser, "PLEDGES", null).userErrorCodes("requestExport"));
    assertEquals(0, stored());
  }

  @Test
  void isMadeOneAtATime() {
    List<Answer> answers = AtOnce.run(2, () -> Exports.request(fundraiser, "PLEDGES", project));
    assertEquals(
        1,
        answers.stream()
            .filter(one -> one.userErrorCodes("requestExport").equals(List.of("EXPORT_RUNNING")))
            .count());
    assertEquals(1, stored());
    Exports.make();
    assertNotNull(Exports.request(fundraiser, "PLEDGES", project).get("requestExport.export.id"));
  }

  private long stored() {
    return Database.count(
        "select count(*) from exports where project_id = ? or account_id = ?",
        project,
        Fixture.key(IdType.ACCOUNT, fundraiser.accountId()));
  }
}
