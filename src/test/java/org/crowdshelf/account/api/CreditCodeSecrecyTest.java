package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.register;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.CreditCodes;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** A unified social credit code is shown to members, reviewers and admins, in one field alone. */
@QuarkusTest
class CreditCodeSecrecyTest {

  @Test
  void oneTypeHasAFieldForIt() {
    Answer schema =
        Person.VISITOR.asks("{ __schema { types { name fields { name } inputFields { name } } } }");
    List<Map<String, Object>> types = schema.get("__schema.types");
    assertEquals(List.of("Organisation"), typesWith(types, "fields"));
    assertEquals(
        Set.of("RegisterOrganisationInput", "UpdateOrganisationInput"),
        Set.copyOf(typesWith(types, "inputFields")));
  }

  @Test
  void noOtherFieldShowsIt() {
    Person owner = Person.someoneNew();
    String code = CreditCodes.fresh();
    Answer registered = register(owner, Map.of("creditCode", code));
    String id = registered.get("registerOrganisation.organisation.id");
    assertHides(code, registered);
    String everything = everythingOf("Organisation").replace("creditCode", "");
    String query =
        """
        query ($id: ID!, $account: ID!) {
          organisation(id: $id) { %1$s }
          node(id: $id) { ... on Organisation { %1$s } }
          account(id: $account) { organisations { %1$s } } }"""
            .formatted(everything);
    Map<String, String> variables = Map.of("id", id, "account", owner.accountId());
    for (Person who :
        List.of(owner, Person.REVIEWER, Person.ADMIN, Person.someoneNew(), Person.VISITOR)) {
      Answer answer = who.asks(query, variables);
      assertEquals("PENDING", answer.getPartial("organisation.verification"));
      assertHides(code, answer);
    }
    assertHides(
        code,
        Organisations.send(
            Person.REVIEWER,
            "verifyOrganisation",
            Map.of("organisationId", id, "verified", false, "remark", "Unreadable")));
    assertHides(code, register(Person.someoneNew(), Map.of("creditCode", code)));
  }

  @Test
  void strangersAndVisitorsDoNotSeeIt() {
    String code = CreditCodes.fresh();
    Person owner = Person.someoneNew();
    String id =
        register(owner, Map.of("creditCode", code)).get("registerOrganisation.organisation.id");
    String query =
        """
        query ($id: ID!, $account: ID!) {
          organisation(id: $id) { creditCode }
          node(id: $id) { ... on Organisation { creditCode } }
          account(id: $account) { organisations { creditCode } } }""";
    Map<String, String> variables = Map.of("id", id, "account", owner.accountId());
    for (Person who : List.of(Person.someoneNew(), Person.VISITOR)) {
      assertHides(code, who.asks(query, variables));
    }
    for (Person who : List.of(owner, Person.REVIEWER, Person.ADMIN)) {
      Answer answer = who.asks(query, variables);
      assertEquals(code, answer.get("organisation.creditCode"));
      assertEquals(code, answer.get("node.creditCode"));
      assertEquals(List.of(code), answer.get("account.organisations.creditCode"));
    }
  }

  @Test
  void noEventTellsIt() {
    String code = CreditCodes.fresh();
    register(Person.someoneNew(), Map.of("creditCode", code));
    assertEquals(
        0,
        Database.count("select count(*) from outbox where payload::text like ?", "%" + code + "%"));
  }

  @Test
  void noLogLineTellsIt() {
    Person owner = Person.someoneNew();
    owner.accountId();
    String code = CreditCodes.fresh();
    String wrong = code.substring(0, 17) + "I";
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Handler listening = collecting(lines);
    Logger root = Logger.getLogger("");
    root.addHandler(listening);
    try {
      root.info("listening");
      register(owner, Map.of("creditCode", code));
      register(owner, Map.of("creditCode", code.toLowerCase()));
      register(owner, Map.of("creditCode", wrong));
      register(owner, Map.of("creditCode", List.of(code)));
      register(owner, Map.of("creditCode", code, "kind", "NONE"));
    } finally {
      root.removeHandler(listening);
    }
    assertTrue(lines.stream().anyMatch(line -> line.contains("listening")));
    String body = code.substring(0, 17);
    assertEquals(
        List.of(), lines.stream().filter(line -> line.toUpperCase().contains(body)).toList());
  }

  private static Handler collecting(Queue<String> lines) {
    return new Handler() {
      @Override
      @SuppressWarnings("deprecation")
      public void publish(LogRecord line) {
        lines.add(
            (line instanceof ExtLogRecord ours ? ours.getFormattedMessage() : line.getMessage())
                + " "
                + line.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}

      @Override
      public Level getLevel() {
        return Level.ALL;
      }
    };
  }

  private static void assertHides(String code, Answer answer) {
    assertFalse(answer.body().toUpperCase().contains(code), answer.body());
  }

  private static List<Object> typesWith(List<Map<String, Object>> types, String kind) {
    return types.stream()
        .filter(type -> hasCreditCode(type.get(kind)))
        .map(t -> t.get("name"))
        .toList();
  }

  private static boolean hasCreditCode(Object fields) {
    return fields instanceof List<?> list
        && list.stream()
            .map(field -> ((Map<?, ?>) field).get("name").toString().toLowerCase())
            .anyMatch(name -> name.contains("credit"));
  }

  // Every field that needs no selection, and those of what lies one below.
  private static String everythingOf(String type) {
    Answer answer =
        Person.VISITOR.asks(
            """
            query ($name: String!) { __type(name: $name) { fields { name args { name } type {
              kind ofType { kind ofType { kind ofType { kind } } } } } } }""",
            Map.of("name", type));
    List<Map<String, Object>> fields = answer.get("__type.fields");
    return fields.stream()
        .map(
            field ->
                field.get("name")
                    + (field.get("type").toString().contains("OBJECT") ? " { __typename }" : ""))
        .collect(Collectors.joining(" "));
  }
}
