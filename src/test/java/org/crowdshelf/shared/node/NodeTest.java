package org.crowdshelf.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.BadValues;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Drafts;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that lead nowhere are all alike, wherever they are asked for. */
@QuarkusTest
class NodeTest {

  @Inject GraphQLSchema schema;
  @Inject @All List<NodeReader> readers;

  private static final Map<String, IdType> FIELDS =
      Map.of(
          "node", IdType.ACCOUNT,
          "account", IdType.ACCOUNT,
          "organisation", IdType.ORGANISATION,
          "project", IdType.PROJECT);

  static Stream<String> fields() {
    return FIELDS.keySet().stream();
  }

  @Test
  void findsAnythingByItsId() {
    Person someone = Person.someoneNew();
    String account = someone.accountId();
    String project = Drafts.of(someone);
    assertEquals(account, ask(someone, "node", account).get("node.id"));
    assertEquals("Account", ask(someone, "node", account).get("node.__typename"));
    assertEquals(project, ask(someone, "node", project).get("node.id"));
    assertEquals(account, ask(Person.VISITOR, "account", account).get("account.id"));
  }

  @Test
  void everyTypeThatIsANodeIsFound() {
    Set<IdType> read = EnumSet.noneOf(IdType.class);
    readers.forEach(reader -> read.add(reader.type()));
    assertEquals(EnumSet.allOf(IdType.class), read);
    assertEquals(
        read.size(),
        schema.getImplementations((GraphQLInterfaceType) schema.getType("Node")).size());
  }

  @Test
  void findsABudgetLineWhereItsProjectIsSeen() {
    Person someone = Person.someoneNew();
    String draft = Drafts.of(someone);
    UUID line = Ids.next();
    Database.execute(
        "insert into budget_lines (id, project_id, position, purpose, amount_minor) values (?, ?, 99, 'Books', 500)",
        line,
        Fixture.key(IdType.PROJECT, draft));
    String id = Ids.encode(IdType.BUDGET_LINE, line);
    assertEquals(id, ask(someone, "node", id).get("node.id"));
    assertEquals("BudgetLine", ask(someone, "node", id).get("node.__typename"));
    assertEquals(expected("node"), ask(Person.someoneNew(), "node", id).body());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void idsThatLeadNowhereAreAllAlike(String field) {
    String body = expected(field);
    BadValues.ids(FIELDS.get(field))
        .forEach(id -> assertEquals(body, ask(Person.VISITOR, field, id).body(), id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"node", "project"})
  void aDraftOfSomebodyElseIsLikeAnUnknownOne(String field) {
    Person someone = Person.someoneNew();
    String draft = Drafts.of(someone);
    assertEquals(draft, ask(someone, field, draft).get(field + ".id"));
    assertEquals(draft, ask(Person.REVIEWER, field, draft).get(field + ".id"));
    assertEquals(expected(field), ask(Person.someoneNew(), field, draft).body());
    assertEquals(expected(field), ask(Person.VISITOR, field, draft).body());
    assertEquals(expected(field), ask(Person.ADMIN, field, draft).body());
  }

  @Test
  void aDraftIsNoAccount() {
    Person someone = Person.someoneNew();
    assertEquals(expected("account"), ask(Person.VISITOR, "account", Drafts.of(someone)).body());
  }

  // The place in the document is the same, so the whole body is.
  private static String expected(String field) {
    Answer answer = ask(Person.VISITOR, field, "unknown");
    assertEquals("NOT_FOUND", answer.errorCode());
    return answer.body();
  }

  private static Answer ask(Person person, String field, String id) {
    return RawRequest.asks(
        person,
        "query($id: ID!) { " + field + "(id: $id) { __typename id } }",
        "{\"id\": \"" + RawRequest.escaped(id) + "\"}");
  }
}
