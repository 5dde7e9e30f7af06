package org.crowdshelf.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/** The migration decides on partners that were named before anybody was asked. */
@QuarkusTest
class PartnersOfOldProjectsTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  @Test
  void saidYesWhereTheyAreAmongTheProjectsOwnPeopleAndAreAskedElse() throws IOException {
    Person fundraiser = Person.someoneNew();
    UUID project = Fixture.liveProject(fundraiser, "Old");
    name(project, Organisations.ownedBy(fundraiser), "MEDIA");
    name(project, Organisations.ownedBy(Person.someoneNew()), "CO_INITIATOR");
    UUID answered = Fixture.liveProject(fundraiser, "Answered");
    String partner = Organisations.ownedBy(Person.someoneNew());
    name(answered, partner, "MEDIA");
    Database.execute("update partnerships set state = 'DECLINED' where project_id = ?", answered);
    Database.execute("delete from partnerships where project_id = ?", project);
    Database.execute(migration());
    assertEquals(List.of("CO_INITIATOR ASKED", "MEDIA CONFIRMED"), states(project));
    assertEquals(List.of("MEDIA DECLINED"), states(answered), "it stands");
    assertEquals(
        List.of("MEDIA"),
        Partnerships.seenBy(Person.VISITOR, Fixture.id(project)).get("project.partners.role"));
  }

  private static void name(UUID project, String organisation, String role) {
    Database.execute(
        "insert into project_partners (project_id, organisation_id, role, position) values (?, ?, ?, 0)",
        project,
        Organisations.key(organisation),
        role);
  }

  private static List<String> states(UUID project) {
    return Database.column(
        "select role || ' ' || state from partnerships where project_id = ? order by role",
        project);
  }

  private static String migration() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      Path ours =
          files
              .filter(file -> file.toString().endsWith("__partner_ask_those_named.sql"))
              .findFirst()
              .orElseThrow();
      return Files.readString(ours);
    }
  }
}
