package org.crowdshelf.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Random operations on the schema as it is served: none is a fault of ours. Of {@code
 * -Dcrowdshelf.fuzz.count=5000} as many are sent as a minute allows. The same ones each time, so
 * that a build fails by what was changed; {@code -Dcrowdshelf.fuzz.seed} sends others.
 */
@QuarkusTest
class FuzzTest {

  private static final Logger LOG = Logger.getLogger(FuzzTest.class);
  private static final long USUAL_SEED = 20151103;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Set<String> FAULTS = Set.of("INTERNAL", "TIMEOUT", "OVERLOADED");

  @Test
  void noOperationIsAFaultOfOurs() {
    int count = Integer.getInteger("crowdshelf.fuzz.count", 500);
    long seed = Long.getLong("crowdshelf.fuzz.seed", USUAL_SEED);
    RandomOperation operations = new RandomOperation(servedSchema(), new Random(seed));
    List<Person> people = List.of(Person.VISITOR, Person.someoneNew(), Person.REVIEWER);
    Instant end = Instant.now().plus(LONGEST);
    Set<String> faults = new LinkedHashSet<>();
    int sent = 0;
    while (sent < count && Instant.now().isBefore(end) && faults.size() < 10) {
      String operation = operations.next();
      Answer answer = people.get(sent % people.size()).asks(operation);
      sent++;
      if (isFault(answer)) {
        faults.add(operation + "\n  " + answer.body());
      }
    }
    LOG.infof("%d random operations, seed %d", sent, seed);
    assertEquals(Set.of(), faults, "seed " + seed);
    assertTrue(sent > 50, "operations were sent");
  }

  private static boolean isFault(Answer answer) {
    if (answer.status() != 200) {
      return true;
    }
    List<String> codes = answer.response().path("errors.extensions.code");
    return codes != null && codes.stream().anyMatch(code -> code == null || FAULTS.contains(code));
  }

  private static GraphQLSchema servedSchema() {
    Map<String, Object> served =
        Person.VISITOR.asks(IntrospectionQuery.INTROSPECTION_QUERY).response().path("data");
    Document definition = new IntrospectionResultToSchema().createSchemaDefinition(served);
    return new SchemaGenerator()
        .makeExecutableSchema(
            new SchemaParser().buildRegistry(definition),
            RuntimeWiring.newRuntimeWiring().wiringFactory(new MockedWiringFactory()).build());
  }
}
