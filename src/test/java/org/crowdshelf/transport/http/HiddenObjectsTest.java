package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hidden object is answered like a missing one: the same bytes after the same statements, so that
 * the time does not tell them apart either. A malformed id, or one of another type, is answered
 * without a statement.
 */
@QuarkusTest
class HiddenObjectsTest {

  private static final String READS_ONE = "query ($id: ID!) { %s(id: $id) { __typename id } }";

  private static final Map<String, IdType> HIDDEN =
      Map.of("projectId", IdType.PROJECT, "rewardId", IdType.REWARD, "pledgeId", IdType.PLEDGE);

  private static final Map<String, IdType> NAMED =
      Map.of(
          "accountId", IdType.ACCOUNT,
          "organisationId", IdType.ORGANISATION,
          "pledgeId", IdType.PLEDGE,
          "projectId", IdType.PROJECT,
          "rewardId", IdType.REWARD,
          "updateId", IdType.UPDATE);

  static Stream<String> mutations() {
    return RightsTest.mutations();
  }

  @Test
  void aHiddenDraftIsLikeAMissingOne() {
    SampleData world = new SampleData();
    for (Person person : List.of(Person.VISITOR, world.stranger, world.backer)) {
      for (String field : List.of("project", "node")) {
        assertReadAlike(person, field, world.draft, unknown(IdType.PROJECT));
      }
    }
  }

  @Test
  void aPledgeOfSomebodyElseIsLikeAMissingOne() {
    SampleData world = new SampleData();
    for (Person person : List.of(Person.VISITOR, world.stranger, Person.REVIEWER, Person.ADMIN)) {
      assertReadAlike(person, "node", world.pledge, unknown(IdType.PLEDGE));
    }
  }

  @Test
  void aRewardOfADraftIsLikeAMissingOne() {
    SampleData world = new SampleData();
    assertReadAlike(world.stranger, "node", rewardOfDraft(world), unknown(IdType.REWARD));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void whatOneMayNotSeeIsChangedLikeNothing(String mutation) {
    SampleData world = new SampleData();
    world.stranger.accountId();
    HIDDEN.forEach(
        (key, type) -> {
          if (world.inputOf(mutation).containsKey(key)) {
            String hidden = hidden(world, type);
            List<String> before = SampleData.stored();
            List<Answer> answers = new ArrayList<>();
            List<String> found = sent(world, mutation, key, hidden, answers);
            List<String> missed = sent(world, mutation, key, unknown(type), answers);
            assertEquals(
                1, answers.stream().map(Answer::body).distinct().count(), () -> bodies(answers));
            assertTrue(
                List.of("NOT_FOUND", "FORBIDDEN").contains(answers.get(0).errorCode()),
                () -> bodies(answers));
            assertEquals(missed, found, mutation);
            assertEquals(before, SampleData.stored(), mutation);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void aVisitorIsToldToSignInWhetherThereIsSuchAThingOrNot(String mutation) {
    SampleData world = new SampleData();
    Map<String, Object> input = new HashMap<>(world.inputOf(mutation));
    List<Answer> answers =
        new ArrayList<>(List.of(RightsTest.send(Person.VISITOR, mutation, input)));
    NAMED.forEach(
        (key, type) -> {
          if (input.containsKey(key)) {
            Map<String, Object> unknown = new HashMap<>(input);
            unknown.put(key, unknown(type));
            answers.add(RightsTest.send(Person.VISITOR, mutation, unknown));
          }
        });
    assertEquals("UNAUTHENTICATED", answers.get(0).errorCode());
    assertEquals(1, answers.stream().map(Answer::body).distinct().count(), () -> bodies(answers));
  }

  @Test
  void aMutationOfAHiddenObjectIsLikeOneOfAMissingObject() {
    SampleData world = new SampleData();
    List<Answer> answers = new ArrayList<>();
    List<String> found = sent(world, "createProject", "relaunchOf", world.draft, answers);
    List<String> missed =
        sent(world, "createProject", "relaunchOf", unknown(IdType.PROJECT), answers);
    assertEquals(1, answers.stream().map(Answer::body).distinct().count(), () -> bodies(answers));
    assertEquals(missed, found);
  }

  private static List<String> sent(
      SampleData world, String mutation, String key, String id, List<Answer> answers) {
    return Statements.of(
        () -> {
          Map<String, Object> input = new HashMap<>(world.inputOf(mutation));
          input.put(key, id);
          answers.add(RightsTest.send(world.stranger, mutation, input));
        });
  }

  private static void assertReadAlike(Person person, String field, String hidden, String unknown) {
    String document = READS_ONE.formatted(field);
    Answer known = person.asks(document, Map.of("id", hidden));
    assertEquals("NOT_FOUND", known.errorCode());
    assertEquals(person.asks(document, Map.of("id", unknown)).body(), known.body());
    List<String> statements = Statements.of(() -> person.asks(document, Map.of("id", hidden)));
    assertEquals(Statements.of(() -> person.asks(document, Map.of("id", unknown))), statements);
  }

  private static String hidden(SampleData world, IdType type) {
    return switch (type) {
      case PROJECT -> world.draft;
      case REWARD -> rewardOfDraft(world);
      case PLEDGE -> world.pledge;
      default -> throw new AssertionError(type);
    };
  }

  private static String rewardOfDraft(SampleData world) {
    UUID draft = Ids.require(IdType.PROJECT, world.draft);
    return Ids.encode(IdType.REWARD, Backing.reward(draft, 100, null, null, false));
  }

  private static String unknown(IdType type) {
    return Ids.encode(type, Ids.next());
  }

  private static String bodies(List<Answer> answers) {
    return String.join("\n", answers.stream().map(Answer::body).toList());
  }
}
