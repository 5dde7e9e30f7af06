package org.crowdshelf.transport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionStrategy;
import graphql.schema.GraphQLSchema;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.crowdshelf.transport.answer.AnswerWriter;
import org.dataloader.DataLoaderRegistry;
import org.junit.jupiter.api.Test;

/**
 * Compares our strategy with the standard one: the same data and the same errors at the same paths,
 * also for nulls and values of a wrong type.
 */
class PlainFirstTest {

  private static final int OPERATIONS = 2_000;
  private static final long SEED = 20151103;

  private static final List<String> SELECTIONS =
      List.of(
          "{ project(id: \"1\") { __typename goal { display minor } goal { currency } } }",
          "{ project(id: \"1\") { ...a ...b } } fragment a on Project { region { name } library { kind } }"
              + " fragment b on Project { region { fullName code } library { name } ...a }",
          "query($no: Boolean = false) { project(id: \"1\") { title @include(if: $no)"
              + " fundraiser @skip(if: $no) { name @skip(if: $no) avatarUrl bio } story { title } } }",
          "{ node(id: \"1\") { id ... on Project { title x: summary } ... on Account { name } } }",
          "{ a: projects(first: 2) { nodes { id updates { totalCount nodes { number } } } }"
              + " b: projects(first: 2) { edges { node { rewards { price { display } } } } } }");

  @Test
  void answersAsTheEnginesOwnStrategyDoes() throws Exception {
    int withData = 0;
    int withErrors = 0;
    int plain = 0;
    for (int seed = 0; seed < OPERATIONS; seed++) {
      RandomAnswers answers = new RandomAnswers(SEED + seed);
      GraphQLSchema schema = RandomAnswers.SCHEMA;
      String document;
      Map<String, Object> variables = Map.of();
      if (seed % 10 == 0) {
        document = SELECTIONS.get(seed / 10 % SELECTIONS.size());
      } else {
        RandomOperation.Written written =
            new RandomOperation(schema, new Random(SEED + seed), List.of("1")).next();
        document = written.document();
        variables = new JsonObject(written.variables()).getMap();
      }
      ExecutionResult own = ask(new AsyncExecutionStrategy(), answers, document, variables);
      ExecutionResult ours = ask(new PlainFirst(), answers, document, variables);
      String which = "seed " + seed + ": " + document;
      assertEquals(own.toSpecification(), ours.toSpecification(), which);
      assertEquals(
          AnswerWriter.write(own, Map.of(), 1 << 20),
          AnswerWriter.write(ours, Map.of(), 1 << 20),
          which);
      withData += own.getData() == null ? 0 : 1;
      withErrors += own.getErrors().isEmpty() || own.getData() == null ? 0 : 1;
      plain += holdsPlain(ours.getData()) ? 1 : 0;
    }
    assertTrue(withData > OPERATIONS / 4, withData + " with data");
    assertTrue(withErrors > OPERATIONS / 20, withErrors + " with errors in their data");
    assertTrue(plain > OPERATIONS / 20, plain + " with objects of ours");
  }

  private static ExecutionResult ask(
      ExecutionStrategy strategy,
      RandomAnswers answers,
      String document,
      Map<String, Object> variables)
      throws Exception {
    return GraphQL.newGraphQL(RandomAnswers.SCHEMA)
        .queryExecutionStrategy(strategy)
        .build()
        .executeAsync(
            ExecutionInput.newExecutionInput(document)
                .variables(variables)
                .dataLoaderRegistry(new DataLoaderRegistry())
                .graphQLContext(Map.of(RandomAnswers.class, answers)))
        .get(20, TimeUnit.SECONDS);
  }

  private static boolean holdsPlain(Object value) {
    if (value instanceof PlainObject) {
      return true;
    }
    Iterable<?> parts =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof List<?> list ? list : new ArrayList<>();
    for (Object part : parts) {
      if (holdsPlain(part)) {
        return true;
      }
    }
    return false;
  }
}
