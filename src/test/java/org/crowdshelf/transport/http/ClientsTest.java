package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.NodeScripts;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/**
 * Apollo Client and urql from npm; skipped without Node: queries, pages, mutations, errors and
 * automatic persisted queries.
 */
@QuarkusTest
class ClientsTest {

  private static final String KEPT =
      "select count(*) from persisted_operations where document like '%query Feed(%'";

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Test
  void theUsualClientsWork() throws Exception {
    Person fundraiser = Person.someoneNew();
    for (int i = 1; i <= 4; i++) {
      Fixture.liveProject(fundraiser, "Library " + i);
    }
    Person withApollo = Person.someoneNew();
    Person withUrql = Person.someoneNew();
    NodeScripts.run("clients.js", endpoint.toString(), withApollo.token(), withUrql.token());
    assertEquals("By Apollo", name(withApollo));
    assertEquals("By urql", name(withUrql));
    // Each client prints the document in its own format.
    assertEquals(2, Database.count(KEPT));
  }

  private static String name(Person person) {
    return Database.value("select name from accounts where subject = ?", person.name());
  }
}
