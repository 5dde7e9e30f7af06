package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.NodeScripts;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/** The code in {@code src/docs/front-end.md}; skipped without Node. */
@QuarkusTest
@TestProfile(DocumentedExamplesTest.SoonEnough.class)
class DocumentedExamplesTest {

  /** The examples reach the limit of an account within a moment. */
  public static final class SoonEnough implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("crowdshelf.rate-limits.account", "600");
    }
  }

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Test
  void worksInABrowserAndInAMiniProgram() throws Exception {
    Person fundraiser = Person.someoneNew();
    String project = Ids.encode(IdType.PROJECT, newest(fundraiser, "Library 1"));
    for (int i = 2; i <= 21; i++) {
      newest(fundraiser, "Library " + i);
    }
    Person withApp = Person.someoneNew();
    Person withMiniProgram = Person.someoneNew();
    NodeScripts.run(
        "documented.js",
        endpoint.toString(),
        Path.of("src/docs/front-end.md").toAbsolutePath().toString(),
        withApp.token(),
        withMiniProgram.token(),
        project);
    assertEquals("By a single-page app", name(withApp));
    assertEquals("By a mini-program", name(withMiniProgram));
  }

  // Others may have let years pass before they launched theirs, and the example pages to its own.
  private static UUID newest(Person fundraiser, String title) {
    UUID project = Fixture.liveProject(fundraiser, title);
    Database.execute(
        """
        update projects p set launched_at = n.latest + interval '1 second', ends_at = n.latest + interval '30 days'
          from (select max(launched_at) as latest from projects) n where p.id = ?""",
        project);
    return project;
  }

  private static String name(Person person) {
    return Database.value("select name from accounts where subject = ?", person.name());
  }
}
