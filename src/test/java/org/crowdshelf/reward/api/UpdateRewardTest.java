package org.crowdshelf.reward.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.BadValues;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Uncommitted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UpdateRewardTest {

  private static final String UPDATE =
      """
      mutation ($input: UpdateRewardInput!) {
        updateReward(input: $input) {
          reward { id title description limit claimed remaining estimatedDelivery }
          userErrors { code field message params { name value } }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void goLive() {
    project = Fixture.liveProject(fundraiser, "Offers");
  }

  @Test
  void changesWhatWasSentAndLeavesTheRest() {
    UUID reward = RewardRows.reward(project, 10, 0);
    Answer titled = update(fundraiser, reward, Map.of("title", "  Two books  "));
    assertEquals("Two books", titled.get("updateReward.reward.title"));
    assertEquals("With *thanks*", titled.get("updateReward.reward.description"));
    assertEquals(10, titled.<Integer>get("updateReward.reward.limit"));
    Answer rest =
        update(
            fundraiser,
            reward,
            Map.of("description", "Two\n\nbooks", "limit", 5, "estimatedDelivery", "2030-01-31"));
    assertEquals("Two books", rest.get("updateReward.reward.title"));
    assertEquals("Two\n\nbooks", rest.get("updateReward.reward.description"));
    assertEquals(5, rest.<Integer>get("updateReward.reward.limit"));
    assertEquals("2030-01-31", rest.get("updateReward.reward.estimatedDelivery"));
    assertEquals(List.of("RewardChanged", "RewardChanged"), RewardRows.events(project));
    assertEquals(
        "[\"description\", \"limit\", \"estimatedDelivery\"]",
        Database.value(
            "select (payload -> 'fields')::text from outbox where subject_id = ? order by id desc limit 1",
            reward));
  }

  @Test
  void clearsTheLimitAndTheDateByNull() {
    UUID reward = RewardRows.reward(project, 10, 0);
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("limit", null);
    cleared.put("estimatedDelivery", null);
    Answer answer = update(fundraiser, reward, cleared);
    assertNull(answer.get("updateReward.reward.limit"));
    assertNull(answer.get("updateReward.reward.remaining"));
    assertNull(answer.get("updateReward.reward.estimatedDelivery"));
  }

  @Test
  void changesNothingWhereWhatStandsIsSentAgain() {
    UUID reward = RewardRows.reward(project, 10, 3);
    Database.execute("update rewards set estimated_delivery = '2015-04-09' where id = ?", reward);
    List<String> before = RewardRows.row(reward);
    Map<String, Object> standing = new HashMap<>();
    standing.put("title", "A book ");
    standing.put("description", "With *thanks*");
    standing.put("limit", 10);
    standing.put("estimatedDelivery", "2015-04-09");
    for (Map<String, Object> same : List.of(standing, Map.<String, Object>of())) {
      Answer answer = update(fundraiser, reward, same);
      assertEquals(RewardRows.id(reward), answer.get("updateReward.reward.id"));
      assertEquals(List.of(), codes(answer));
    }
    assertUnchanged(reward, before);
  }

  @Test
  void raisesTheLimitOrLowersItToWhatIsClaimed() {
    UUID reward = RewardRows.reward(project, 10, 7);
    for (int limit : List.of(11, 7)) {
      Answer answer = update(fundraiser, reward, Map.of("limit", limit));
      assertEquals(limit, answer.<Integer>get("updateReward.reward.limit"));
    }
    List<String> before = RewardRows.row(reward);
    Answer answer = update(fundraiser, reward, Map.of("limit", 6, "title", "A book"));
    assertEquals(List.of("LIMIT_BELOW_CLAIMED"), codes(answer));
    assertEquals("claimed", answer.get("updateReward.userErrors[0].params[0].name"));
    assertEquals("7", answer.get("updateReward.userErrors[0].params[0].value"));
    assertEquals(List.of("input", "limit"), answer.get("updateReward.userErrors[0].field"));
    assertEquals(before, RewardRows.row(reward));
    assertEquals(2, RewardRows.events(project).size());
  }

  @Test
  void keepsTheWordsThatSomebodyChose() {
    UUID reward = RewardRows.reward(project, 10, 1);
    List<String> before = RewardRows.row(reward);
    Map<String, Object> others = new HashMap<>();
    others.put("title", "Half a book");
    others.put("description", null);
    others.put("estimatedDelivery", null);
    others.put("limit", 11);
    Answer answer = update(fundraiser, reward, others);
    assertEquals(Collections.nCopies(3, "REWARD_CLAIMED"), codes(answer));
    assertEquals(
        List.of("title", "description", "estimatedDelivery"),
        answer.<List<List<String>>>get("updateReward.userErrors.field").stream()
            .map(field -> field.get(1))
            .toList());
    assertUnchanged(reward, before);
    Answer later = update(fundraiser, reward, Map.of("estimatedDelivery", "2031-01-01"));
    assertEquals("2031-01-01", later.get("updateReward.reward.estimatedDelivery"));
  }

  @Test
  void countsAClaimThatIsCommittedWhileItWaits() {
    UUID reward = RewardRows.reward(project, 10, 5);
    Answer lowered =
        Uncommitted.during(
            RewardRows.CLAIM,
            List.of(reward),
            () -> update(fundraiser, reward, Map.of("limit", 5)));
    assertEquals(List.of("LIMIT_BELOW_CLAIMED"), codes(lowered));
    assertEquals("6", lowered.get("updateReward.userErrors[0].params[0].value"));
    UUID untouched = RewardRows.reward(project, 10, 0);
    Answer renamed =
        Uncommitted.during(
            RewardRows.CLAIM,
            List.of(untouched),
            () -> update(fundraiser, untouched, Map.of("title", "Half a book")));
    assertEquals(List.of("REWARD_CLAIMED"), codes(renamed));
    assertEquals(List.of(), RewardRows.events(project));
  }

  @Test
  void neverLeavesFewerPlacesThanAreClaimedWhileManyClaim() {
    UUID reward = RewardRows.reward(project, 200, 0);
    AtomicInteger turns = new AtomicInteger();
    List<List<String>> answers =
        AtOnce.run(
            24,
            () -> {
              if (turns.incrementAndGet() % 4 == 0) {
                return codes(update(fundraiser, reward, Map.of("limit", 60)));
              }
              for (int i = 0; i < 10; i++) {
                Database.execute(RewardRows.CLAIM, reward);
              }
              return List.of();
            });
    assertTrue(
        answers.stream().allMatch(c -> c.isEmpty() || c.equals(List.of("LIMIT_BELOW_CLAIMED"))),
        answers::toString);
    int limit = Database.value("select limit_count from rewards where id = ?", reward);
    int claimed = Database.value("select claimed from rewards where id = ?", reward);
    assertTrue(limit == 60 || limit == 200 && claimed > 60, limit + " for " + claimed);
    assertTrue(claimed <= limit, claimed + " of " + limit);
  }

  @Test
  void isRejectedInTheReviewAndAfterTheEnd() {
    RewardRows.NOT_EDITED.forEach(
        (state, sql) -> {
          UUID key = Fixture.liveProject(fundraiser, "Not edited");
          UUID reward = RewardRows.reward(key, 10, 0);
          List<String> before = RewardRows.row(reward);
          Database.execute("update projects set " + sql + " where id = ?", key);
          Answer answer = update(fundraiser, reward, Map.of("limit", 11));
          assertEquals(List.of("PROJECT_STATE"), codes(answer));
          assertEquals(state, answer.get("updateReward.userErrors[0].params[0].value"));
          assertEquals(
              List.of("input", "rewardId"), answer.get("updateReward.userErrors[0].field"));
          assertUnchanged(reward, before);
          assertEquals(List.of(), RewardRows.events(key));
        });
  }

  @Test
  void isRefusedForWhoeverIsNotOneOfItsPeople() {
    UUID reward = RewardRows.reward(project, 10, 0);
    UUID hidden = RewardRows.reward(Fixture.draft(fundraiser, "Draft"), 10, 0);
    List<String> before = RewardRows.row(reward);
    Map<String, ?> change = Map.of("title", "Mine");
    assertEquals("UNAUTHENTICATED", update(Person.VISITOR, reward, change).errorCode());
    assertEquals("FORBIDDEN", update(Person.someoneNew(), reward, change).errorCode());
    assertEquals("FORBIDDEN", update(Person.REVIEWER, reward, change).errorCode());
    assertEquals("NOT_FOUND", update(Person.someoneNew(), hidden, change).errorCode());
    assertEquals("FORBIDDEN", update(Person.REVIEWER, hidden, change).errorCode());
    assertUnchanged(reward, before);
    Person member = Person.someoneNew();
    RewardRows.makeMember(member, project);
    assertEquals("Mine", update(member, reward, change).get("updateReward.reward.title"));
  }

  @Test
  void isRefusedForUnknownIdsAllAlike() {
    BadValues.ids(IdType.REWARD)
        .forEach(
            id ->
                assertEquals(
                    "NOT_FOUND", update(fundraiser, Map.of("rewardId", id)).errorCode(), id));
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    UUID reward = RewardRows.reward(project, 10, 0);
    List<String> before = RewardRows.row(reward);
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("title", null);
    cleared.put("description", null);
    cleared.put("limit", 0);
    cleared.put("estimatedDelivery", "2015-04-09");
    assertEquals(
        List.of("BLANK", "BLANK", "OUT_OF_RANGE", "OUT_OF_RANGE"),
        codes(update(fundraiser, reward, cleared)));
    BadValues.lines(80)
        .forEach(
            bad ->
                assertEquals(
                    List.of(bad.get(1)),
                    codes(update(fundraiser, reward, Map.of("title", bad.get(0))))));
    BadValues.markdown(2000)
        .forEach(
            bad ->
                assertEquals(
                    List.of(bad.get(1)),
                    codes(update(fundraiser, reward, Map.of("description", bad.get(0))))));
    for (Object noInt : Arrays.asList(2_147_483_648L, 1.5, "9")) {
      assertNull(update(fundraiser, reward, Map.of("limit", noInt)).getPartial("updateReward"));
    }
    assertUnchanged(reward, before);
  }

  private void assertUnchanged(UUID reward, List<String> before) {
    assertEquals(before, RewardRows.row(reward));
    assertEquals(List.of(), RewardRows.events(project));
  }

  private static List<String> codes(Answer answer) {
    return answer.userErrorCodes("updateReward");
  }

  private static Answer update(Person person, UUID reward, Map<String, ?> changes) {
    Map<String, Object> input = new HashMap<>(changes);
    input.put("rewardId", RewardRows.id(reward));
    return update(person, input);
  }

  private static Answer update(Person person, Map<String, ?> input) {
    return person.asks(UPDATE, Map.of("input", input));
  }
}
