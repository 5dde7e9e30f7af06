package org.crowdshelf.transport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Drafts;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.process.Http;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Random operations with random variables on the served schema, with ids of real objects: none
 * causes a fault, and each answer fits the schema. The seed is fixed, so that only a change can
 * break a build; {@code -Dcrowdshelf.fuzz.seed} sets another, {@code -Dcrowdshelf.fuzz.count} a
 * larger number.
 */
@QuarkusTest
class FuzzTest {

  private static final Logger LOG = Logger.getLogger(FuzzTest.class);
  private static final long USUAL_SEED = 20151103;
  private static final int USUAL_COUNT = 5_000;
  private static final int SENDERS = 8;
  private static final int ENOUGH_FAULTS = 10;
  private static final Duration OPERATION = Duration.ofSeconds(8);

  private static final Set<String> CODES =
      Stream.of(ErrorCode.values()).map(ErrorCode::name).collect(Collectors.toSet());
  private static final Set<String> FAULTS = Set.of("INTERNAL", "TIMEOUT", "OVERLOADED");

  private final int count = Integer.getInteger("crowdshelf.fuzz.count", USUAL_COUNT);
  private final long seed = Long.getLong("crowdshelf.fuzz.seed", USUAL_SEED);
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

  @TestHTTPResource("/graphql")
  URI endpoint;

  private List<Person> people;
  private RandomOperation operations;
  private AnswerShape shape;
  private int sent;
  private int answered;

  @Test
  void noOperationIsAFaultAndEveryAnswerFitsTheSchema() throws Exception {
    prepare();
    Database.execute("create extension if not exists pg_stat_statements");
    Database.column("select pg_stat_statements_reset()::text");
    long began = System.nanoTime();
    sendAll();
    LOG.infof(
        "%d random operations in %d s, %d with data, seed %d",
        sent, Duration.ofNanos(System.nanoTime() - began).toSeconds(), answered, seed);
    assertEquals("", String.join("\n", faults), "seed " + seed);
    assertEquals(count, sent);
    assertTrue(answered > count / 10, "only " + answered + " were answered with data");
    assertEquals(
        List.of(),
        Database.column(
            "select query from pg_stat_statements where max_exec_time > " + OPERATION.toMillis()));
  }

  private void prepare() {
    Person fundraiser = Person.someoneNew();
    Person backer = Person.someoneNew();
    UUID live = Fixture.liveProject(fundraiser, "番茄太阳阅读馆");
    Fixture.paidPledge(live, backer, 5_000, false, "加油");
    Fixture.paidPledge(live, backer, 100, true, null);
    people =
        List.of(
            Person.VISITOR, fundraiser, backer, Person.REVIEWER, Person.someoneNew(), Person.ADMIN);
    GraphQLSchema schema = servedSchema();
    shape = new AnswerShape(schema);
    List<String> ids =
        List.of(
            Fixture.id(live), Drafts.of(fundraiser), fundraiser.accountId(), backer.accountId());
    operations = new RandomOperation(schema, new Random(seed), ids);
  }

  private void sendAll() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        running.add(senders.submit(this::sendSome));
      }
      for (Future<?> sender : running) {
        sender.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private void sendSome() {
    while (faults.size() < ENOUGH_FAULTS) {
      Person person;
      RandomOperation.Written operation;
      synchronized (this) {
        if (sent == count) {
          return;
        }
        person = people.get(sent % people.size());
        operation = operations.next();
        sent++;
      }
      send(person, operation);
    }
  }

  private void send(Person person, RandomOperation.Written operation) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(OPERATION.multipliedBy(2))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(operation.body()));
    if (person.name() != null) {
      request.header("Authorization", "Bearer " + person.token());
    }
    try {
      Http.Reply reply = Http.send(request.build());
      if (reply.body().contains("\"TIMEOUT\"")) {
        // On a busy machine, class loading may take seconds for the first operation of a kind, but
        // only once.
        reply = Http.send(request.build());
      }
      String fault = reply.status() == 200 ? fault(operation, reply.body()) : "" + reply.status();
      if (fault != null) {
        faults.add(fault + "\n  " + operation.body() + "\n  " + reply.body());
      }
    } catch (RuntimeException none) {
      faults.add(none + "\n  " + operation.body());
    }
  }

  private String fault(RandomOperation.Written operation, String body) {
    JsonObject answer = new JsonObject(body);
    for (Object error : answer.getJsonArray("errors", new JsonArray())) {
      String code = ((JsonObject) error).getJsonObject("extensions").getString("code");
      if (!CODES.contains(code) || FAULTS.contains(code)) {
        return "code " + code;
      }
    }
    JsonObject data = answer.getJsonObject("data");
    if (data == null) {
      return answer.containsKey("errors") ? null : "neither data nor errors";
    }
    synchronized (this) {
      answered++;
    }
    Document document = new Parser().parseDocument(operation.document());
    return shape.problem(document, data.getMap());
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
