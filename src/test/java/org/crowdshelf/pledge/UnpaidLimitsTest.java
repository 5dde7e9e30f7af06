package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the limits of production, which other tests do not have. */
@QuarkusTest
@TestProfile(UnpaidLimitsTest.OfProduction.class)
class UnpaidLimitsTest {

  /** The defaults. */
  public static final class OfProduction implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "crowdshelf.pledges.unpaid", "5",
          "crowdshelf.pledges.unpaid-in-project", "3",
          "crowdshelf.pledges.unpaid-percent-of-places", "10");
    }
  }

  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void createAProject() {
    project = Fixture.liveProject(Person.someoneNew(), "A library");
  }

  @Test
  void threeInAProjectUntilOneIsPaid() {
    for (int i = 0; i < 3; i++) {
      assertPlaced(place(Backing.input(project, 1000)));
    }
    assertRejected(place(Backing.input(project, 1000)), "TOO_MANY_UNPAID_IN_PROJECT", "projectId");
    assertEquals(3, pledges());
    Sandbox.pay(anUnpaidOne());
    assertPlaced(place(Backing.input(project, 1000)));
  }

  @Test
  void fiveInAllUntilOneIsCanceledOrRunsOut() {
    for (int i = 0; i < 5; i++) {
      UUID another = Fixture.liveProject(Person.someoneNew(), "Another library");
      assertPlaced(place(Backing.input(another, 1000)));
    }
    Map<String, Object> sixth = Backing.input(project, 1000);
    assertRejected(place(sixth), "TOO_MANY_UNPAID", "projectId");
    assertEquals(0, pledges());
    Database.execute("update pledges set reserved_until = now() where id = ?", anUnpaidOne());
    assertPlaced(place(sixth));
    Books.expire();
  }

  @Test
  void aTenthOfTheLimitedPlacesAndAtLeastOne() {
    UUID many = Backing.reward(project, 100, 29, null, false);
    assertRejected(
        place(quantity(Backing.input(project, 1000, many), 3)),
        "TOO_MANY_UNPAID_PLACES",
        "quantity");
    assertEquals(0, Database.count("select claimed from rewards where id = ?", many));
    assertPlaced(place(quantity(Backing.input(project, 1000, many), 2)));
    assertRejected(place(Backing.input(project, 1000, many)), "TOO_MANY_UNPAID_PLACES", "quantity");
    Sandbox.pay(anUnpaidOne());
    assertPlaced(place(Backing.input(project, 1000, many)));
    UUID few = Backing.reward(project, 100, 3, null, false);
    assertPlaced(place(Backing.input(project, 1000, few)));
    UUID unlimited = Backing.reward(project, 100, null, null, false);
    assertPlaced(place(quantity(Backing.input(project, 5000, unlimited), 50)));
    assertEquals(3, Database.count("select claimed from rewards where id = ?", many));
  }

  @Test
  void areToldOnlyWhereNoOtherLimitIsReached() {
    UUID reward = Backing.reward(project, 100, 20, 3, false);
    assertRejected(
        place(quantity(Backing.input(project, 9000, reward), 21)), "REWARD_SOLD_OUT", "rewardId");
    assertRejected(
        place(quantity(Backing.input(project, 9000, reward), 4)),
        "REWARD_LIMIT_PER_BACKER",
        "quantity");
    assertRejected(
        place(quantity(Backing.input(project, 9000, reward), 3)),
        "TOO_MANY_UNPAID_PLACES",
        "quantity");
    assertEquals(0, pledges());
  }

  @Test
  void areNotExceededByTwoAtOnce() {
    UUID reward = Backing.reward(project, 100, 10, null, false);
    var met = Meeting.at(HeldRow.of("rewards", reward), placing(reward), placing(reward));
    assertTrue(met.waited());
    assertEquals(List.of(), met.first().userErrorCodes("placePledge"));
    assertEquals(List.of("TOO_MANY_UNPAID_PLACES"), met.second().userErrorCodes("placePledge"));
    assertEquals(1, Database.count("select claimed from rewards where id = ?", reward));
  }

  @Test
  void doNotHinderOthersOrTheSameKey() {
    Map<String, Object> input = Backing.input(project, 1000);
    for (int i = 0; i < 2; i++) {
      assertPlaced(place(Backing.input(project, 1000)));
    }
    String first = place(input).get("placePledge.pledge.id");
    assertEquals(first, place(input).get("placePledge.pledge.id"));
    assertPlaced(Backing.place(Person.someoneNew(), Backing.input(project, 1000)));
  }

  private Supplier<Answer> placing(UUID reward) {
    Map<String, Object> input = Backing.input(project, 100, reward);
    return () -> place(input);
  }

  private Answer place(Map<String, Object> input) {
    return Backing.place(backer, input);
  }

  private static Map<String, Object> quantity(Map<String, Object> input, int quantity) {
    Map<String, Object> more = new HashMap<>(input);
    more.put("quantity", quantity);
    return more;
  }

  private static void assertPlaced(Answer answer) {
    assertEquals(List.of(), answer.userErrorCodes("placePledge"), answer::body);
  }

  private static void assertRejected(Answer answer, String code, String field) {
    assertEquals(List.of(code), answer.userErrorCodes("placePledge"), answer::body);
    List<String> path = answer.get("placePledge.userErrors[0].field");
    assertEquals(field, path.get(path.size() - 1));
  }

  private long pledges() {
    return Database.count("select count(*) from pledges where project_id = ?", project);
  }

  private UUID anUnpaidOne() {
    return Database.value(
        "select id from pledges where account_id = ? and state = 'RESERVED' limit 1",
        Ids.require(IdType.ACCOUNT, backer.accountId()));
  }
}
