package org.crowdshelf.transport.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.NodeScripts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Rows;
import org.junit.jupiter.api.Test;

/**
 * Apollo Client and urql, set up as {@code src/docs/front-end.md} says, at a service that takes
 * registered operations only; skipped without Node.
 */
@QuarkusTest
@TestProfile(RegisteredOnlyTest.RegisteredOnly.class)
class RegisteredClientsTest {

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Test
  void sendRegisteredOperationsByTheirHashes() throws Exception {
    UUID fundraiser = UUID.randomUUID();
    Rows.account(fundraiser);
    for (int i = 1; i <= 5; i++) {
      Fixture.liveProject(fundraiser, "Library " + i);
    }
    Person person = Person.someoneNew();
    NodeScripts.run(
        "registered.js",
        endpoint.toString(),
        file("src/docs/front-end.md"),
        file("src/test/resources/schema.graphql"),
        file("src/main/resources/operations"),
        person.token());
    assertEquals(
        "By urql", Database.value("select name from accounts where subject = ?", person.name()));
  }

  private static String file(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }
}
