package org.crowdshelf.transport.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/**
 * The reference audits of GraphQL over HTTP (npm graphql-http), where Node is there to run them;
 * {@link GraphQLOverHttpTest} has the same cases for where it is not.
 */
@QuarkusTest
class AuditTest {

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Test
  void passesEveryAuditWithoutAWarning() throws Exception {
    NodeScripts.run("audit.js", endpoint.toString());
  }
}
