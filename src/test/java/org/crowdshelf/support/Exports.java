package org.crowdshelf.support;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.export.MakeExports;

/** Requests by which people get files. */
public final class Exports {

  private static final String REQUEST =
      """
      mutation ($input: RequestExportInput!) {
        requestExport(input: $input) { export { id kind state format url } userErrors { code field message } }
      }""";

  private static final String READ =
      """
      query ($id: ID!) {
        node(id: $id) {
          ... on Export { id kind state format rows bytes sha256 url expiresAt requestedAt project { id } }
        }
      }""";

  private Exports() {}

  /** Asks for a file of a project; null for one's own data. */
  public static Answer request(Person person, String kind, UUID project) {
    return request(person, kind, project, Map.of());
  }

  /** The same with more fields. */
  public static Answer request(Person person, String kind, UUID project, Map<String, ?> fields) {
    Map<String, Object> input = new HashMap<>(Map.of("kind", kind));
    if (project != null) {
      input.put("projectId", Fixture.id(project));
    }
    input.putAll(fields);
    return person.asks(REQUEST, Map.of("input", input));
  }

  /** Asks for a file and has it made; its id. */
  public static String made(Person person, String kind, UUID project, Map<String, ?> fields) {
    String id = request(person, kind, project, fields).get("requestExport.export.id");
    make();
    return id;
  }

  /** Makes what is due. */
  public static long make() {
    MakeExports job = Arc.container().instance(MakeExports.class).get();
    return OnVertx.await(job::makeDue);
  }

  /** A file as whoever asked for it sees it. */
  public static Answer read(Person person, String id) {
    return person.asks(READ, Map.of("id", id));
  }

  /** The path of a new address of a file. */
  public static String path(Person person, String id) {
    String url = read(person, id).get("node.url");
    return url.substring(url.indexOf("/exports/"));
  }

  /** Opens an address, without a token. */
  public static Response open(String path) {
    return given().urlEncodingEnabled(false).get(path);
  }

  /** The text of a file. */
  public static String download(Person person, String id) {
    Response response = open(path(person, id));
    response.then().statusCode(200);
    return new String(response.asByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
