package org.crowdshelf.transport.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.crowdshelf.support.NodeScripts;
import org.junit.jupiter.api.Test;

/**
 * The reference audits of GraphQL over HTTP (npm graphql-http); skipped without Node. {@link
 * GraphQLOverHttpTest} has the same cases without it.
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
