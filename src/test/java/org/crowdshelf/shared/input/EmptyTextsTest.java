package org.crowdshelf.shared.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EmptyTextsTest {

  private static final String SCHEMA =
      """
      type Query { ask(after: String, input: Form): Boolean }
      input Form { title: String!  note: String  id: ID  when: Kind  parts: [Part!]  words: [String] }
      input Part { name: String!  url: String }
      enum Kind { A }""";

  private final AtomicReference<Map<String, Object>> received = new AtomicReference<>();

  @Test
  void optionalTextsAndIdsAreNull() {
    assertEquals(
        form("title", "t", "note", null, "id", null),
        asked(form("title", "t", "note", "", "id", "")));
  }

  @Test
  void requiredTextsStayEmpty() {
    assertEquals(form("title", ""), asked(form("title", "")));
  }

  @Test
  void listsAndWhatIsInThemAreReadToo() {
    assertEquals(
        form(
            "title", "t",
            "parts", List.of(form("name", "", "url", null)),
            "words", Arrays.asList("a", null)),
        asked(
            form(
                "title", "t",
                "parts", List.of(form("name", "", "url", "")),
                "words", List.of("a", ""))));
  }

  @Test
  void otherTextsStayAsTheyWereSent() {
    Map<String, Object> sent = form("title", "t", "note", " ", "id", "x");
    assertEquals(sent, asked(sent));
  }

  @Test
  void aTextThatIsAnArgumentItselfStaysAsItWasSent() {
    ask(Map.of("after", ""));
    assertEquals("", received.get().get("after"));
  }

  private Object asked(Map<String, Object> form) {
    ask(Map.of("input", form));
    return received.get().get("input");
  }

  private void ask(Map<String, Object> variables) {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .type(
                "Query",
                query ->
                    query.dataFetcher(
                        "ask",
                        environment -> {
                          received.set(EmptyTexts.asNull(environment).getArguments());
                          return true;
                        }))
            .build();
    GraphQL engine =
        GraphQL.newGraphQL(
                new SchemaGenerator()
                    .makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring))
            .build();
    var result =
        engine.execute(
            ExecutionInput.newExecutionInput(
                    "query ($after: String, $input: Form) { ask(after: $after, input: $input) }")
                .variables(variables)
                .build());
    assertEquals(List.of(), result.getErrors());
  }

  private static Map<String, Object> form(Object... namesAndValues) {
    Map<String, Object> form = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return form;
  }
}
