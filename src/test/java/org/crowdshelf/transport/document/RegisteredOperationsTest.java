package org.crowdshelf.transport.document;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.start.StartChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that are sent by their id. */
@QuarkusTest
class RegisteredOperationsTest {

  private static final Path OURS = Path.of("src/main/resources/operations");

  @Inject Documents documents;
  @Inject GraphQLSchema schema;
  @Inject LimitsConfig limits;

  @TempDir Path folder;

  @Test
  void theListNamesEveryFile() {
    assertEquals(OperationFiles.in(OURS), OperationFiles.ours());
    assertTrue(OperationFiles.ours().size() >= 20);
  }

  @Test
  void everyFileFitsTheSchemaAndTheLimitsAndSaysWhatItIsFor() {
    OperationFiles.ours()
        .forEach(
            (name, text) -> {
              Document document = documents.document(text, schema, Locale.ENGLISH);
              OperationDefinition operation = Operations.named(document, name);
              for (boolean edges : List.of(false, true)) {
                Map<String, Object> longestPage = Map.of("first", 100, "edges", edges);
                long cost = OperationCost.of(schema, document, operation, longestPage);
                assertTrue(cost <= limits.cost(), name + " costs " + cost);
              }
              assertTrue(text.startsWith("# "), name);
            });
  }

  @Test
  void thereIsOneForEveryQueryAndMutationOfTheSchema() {
    Set<String> used = new TreeSet<>();
    OperationFiles.ours()
        .forEach(
            (name, text) -> {
              Document document = documents.document(text, schema, Locale.ENGLISH);
              Operations.named(document, name)
                  .getSelectionSet()
                  .getSelectionsOfType(Field.class)
                  .forEach(field -> used.add(field.getName()));
            });
    Set<String> served = new TreeSet<>();
    for (GraphQLObjectType root : List.of(schema.getQueryType(), schema.getMutationType())) {
      root.getFieldDefinitions().forEach(field -> served.add(field.getName()));
    }
    assertEquals(served, used);
  }

  @Test
  void aMutationTellsWhatWasWrongWithItsInput() {
    String errors = "userErrors { __typename code field message params { __typename name value } }";
    OperationFiles.ours().values().stream()
        .filter(text -> text.contains("\nmutation "))
        .forEach(text -> assertTrue(text.contains(errors), text));
  }

  @Test
  void aListThatPagesOnHasNodesOrEdgesAsTheClientLikes() {
    OperationFiles.ours()
        .forEach(
            (name, text) -> {
              int lists = text.split(" endCursor \\}", -1).length - 1;
              assertEquals(lists, text.split("nodes @skip\\(if: \\$edges\\)", -1).length - 1, name);
              assertEquals(
                  lists,
                  text.split("edges @include\\(if: \\$edges\\) \\{ __typename cursor ", -1).length
                      - 1,
                  name);
            });
  }

  @Test
  void aPageOfEachCostsATenthOfTheLimitAtMost() {
    OperationFiles.ours()
        .forEach(
            (name, text) -> {
              Document document = documents.document(text, schema, Locale.ENGLISH);
              OperationDefinition operation = Operations.named(document, name);
              long cost = OperationCost.of(schema, document, operation, Map.of());
              assertTrue(cost <= limits.cost() / 10, name + " costs " + cost);
            });
  }

  @Test
  void isKnownByItsNameAndByTheHashOfItsText() {
    String hash = PersistedOperations.sha256(OperationFiles.ours().get("Feed"));
    for (String id : List.of("Feed", "sha256:" + hash)) {
      post("{\"documentId\": \"" + id + "\", \"variables\": {\"first\": 1}}")
          .then()
          .statusCode(200)
          .body("errors", nullValue())
          .body("data.projects.pageInfo.__typename", equalTo("PageInfo"));
    }
  }

  @Test
  void isSentByGetSoThatACacheCanAnswer() {
    given()
        .queryParam("documentId", "Feed")
        .queryParam("variables", "{\"first\": 1}")
        .get("/graphql")
        .then()
        .statusCode(200)
        .body("errors", nullValue())
        .body("data.projects.pageInfo.__typename", equalTo("PageInfo"));
  }

  @Test
  void acceptsTheHashOfApolloAndDoesNotStoreTheDocument() {
    String hash = PersistedOperations.sha256(OperationFiles.ours().get("Regions"));
    post("{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \""
            + hash
            + "\"}}}")
        .then()
        .statusCode(200)
        .body("data.regions.size()", org.hamcrest.Matchers.greaterThan(30));
    assertEquals(
        0, Database.count("select count(*) from persisted_operations where hash = ?", hash));
  }

  @Test
  void acceptsAMutationByPostOnly() {
    Person someone = Person.someoneNew();
    someone.accountId();
    String variables = "{\"input\": {\"name\": \"By its id\"}}";
    given()
        .auth()
        .oauth2(someone.token())
        .queryParam("documentId", "UpdateProfile")
        .queryParam("variables", variables)
        .get("/graphql")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("POST"));
    assertEquals(0, named(someone));
    given()
        .auth()
        .oauth2(someone.token())
        .header("Content-Type", "application/json")
        .body("{\"documentId\": \"UpdateProfile\", \"variables\": " + variables + "}")
        .post("/graphql")
        .then()
        .statusCode(200)
        .body("data.updateProfile.account.name", equalTo("By its id"));
    assertEquals(1, named(someone));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "feed",
        "Feed.graphql",
        "../application",
        "",
        "sha256:",
        "sha256:null",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      })
  void anUnknownIdIsToldByItsCode(String id) {
    post("{\"documentId\": \"" + id + "\"}")
        .then()
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("OPERATION_NOT_REGISTERED"))
        .body("data", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"documentId\": 1}",
        "{\"documentId\": [\"Feed\"]}",
        "{\"documentId\": \"Feed\", \"query\": \"{ __typename }\"}"
      })
  void anIdIsATextAndStandsAlone(String body) {
    post(body).then().statusCode(400).body("errors[0].extensions.code", equalTo("BAD_REQUEST"));
  }

  @Test
  void readsMoreOperationsFromAFolder() throws IOException {
    Files.writeString(folder.resolve("Mine.graphql"), "query Mine { __typename }");
    Files.writeString(folder.resolve("notes.txt"), "not an operation");
    Files.writeString(folder.resolve("Feed.graphql"), OperationFiles.ours().get("Feed"));
    RegisteredOperations operations = operations(folder.toString());
    assertEquals(List.of(), operations.load());
    assertEquals("query Mine { __typename }", operations.resolved(byId("Mine")).query());
    assertEquals(OperationFiles.ours().get("Feed"), operations.resolved(byId("Feed")).query());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|Wrong.graphql: ",
        "query Wrong { nothing }|Wrong.graphql: ",
        "{ __typename }|Wrong.graphql: ",
        "query Other { __typename }|Wrong.graphql: ",
        "query Wrong { __typename } query Two { __typename }|Wrong.graphql: ",
        "query Wrong { projects(first: 100) { nodes { updates(first: 100) { nodes { id } } } } }|Wrong.graphql: ",
        "fragment Wrong on Query { __typename }|Wrong.graphql: "
      })
  void saysWhichFileOfAFolderIsWrong(String text, String objection) throws IOException {
    Files.writeString(folder.resolve("Wrong.graphql"), text);
    List<String> objections = operations(folder.toString()).load();
    assertEquals(1, objections.size(), objections::toString);
    assertTrue(objections.get(0).startsWith(objection), objections::toString);
    assertTrue(objections.get(0).length() > objection.length() + 10, objections::toString);
  }

  @Test
  void refusesTwoOperationsOfOneName() throws IOException {
    Files.writeString(folder.resolve("Feed.graphql"), "query Feed { __typename }");
    assertEquals(List.of("there are two operations Feed"), operations(folder.toString()).load());
  }

  @Test
  void namesTheSettingOfAMissingFolder() {
    List<String> objections = operations(folder.resolve("none").toString()).load();
    assertEquals(1, objections.size());
    assertTrue(objections.get(0).contains("crowdshelf.operations.folder"), objections::toString);
  }

  @Test
  void namesAQuotaOfAnUnknownMutation() {
    List<String> objections = new ArrayList<>();
    StartChecks.check("placePledge:1/2", schema, objections);
    assertEquals(List.of(), objections);
    StartChecks.check("placePledges:1/2", schema, objections);
    StartChecks.check("placePledge=1/2", schema, objections);
    assertEquals(2, objections.size());
  }

  private RegisteredOperations operations(String path) {
    return new RegisteredOperations(documents, schema, limits, Optional.of(path), false);
  }

  private static GraphQLRequest byId(String id) {
    return new GraphQLRequest(null, null, Map.of(), Map.of(), id);
  }

  private static Response post(String body) {
    return given().header("Content-Type", "application/json").body(body).post("/graphql");
  }

  private static long named(Person someone) {
    return Database.count(
        "select count(*) from accounts where subject = ? and name = 'By its id'", someone.name());
  }
}
