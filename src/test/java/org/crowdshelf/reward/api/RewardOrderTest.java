package org.crowdshelf.reward.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order, the pictures, and what may still change before the launch. */
@QuarkusTest
class RewardOrderTest {

  private static final String ADD =
      "mutation ($input: AddRewardInput!) { addReward(input: $input) { reward { id imageUrl } userErrors { code field } } }";

  private static final String UPDATE =
      """
      mutation ($input: UpdateRewardInput!) { updateReward(input: $input) {
        reward { kind price { minor } needsAddress imageUrl } userErrors { code field } } }""";

  private static final String REWARDS = "query ($id: ID!) { project(id: $id) { rewards { id } } }";

  private final Person fundraiser = Person.someoneNew();
  private UUID project;
  private List<String> rewards;

  @BeforeEach
  void offerThree() {
    project = Fixture.draft(fundraiser, "Offers");
    rewards =
        IntStream.range(0, 3)
            .mapToObj(i -> RewardRows.id(RewardRows.reward(project, null, 0)))
            .toList();
  }

  @Test
  void movesARewardToItsPlace() {
    move(rewards.get(2), 1);
    assertOrder(2, 0, 1);
    move(rewards.get(2), 2);
    assertOrder(0, 2, 1);
    move(rewards.get(0), 100);
    assertOrder(2, 1, 0);
    move(rewards.get(0), 3);
    assertOrder(2, 1, 0);
  }

  @Test
  void addsARewardAtItsPlace() {
    String second = add(Map.of("position", 2)).get("addReward.reward.id");
    assertEquals(
        List.of(rewards.get(0), second, rewards.get(1), rewards.get(2)), order(fundraiser));
    assertEquals(second, add(Map.of("position", 4)).get("addReward.reward.id"), "sent again");
    assertEquals(second, order(fundraiser).get(1));
    assertGapFree();
  }

  @Test
  void closesTheGapThatARemovedRewardLeft() {
    Database.execute("delete from rewards where project_id = ? and position = 1", project);
    move(rewards.get(2), 1);
    assertEquals(List.of(rewards.get(2), rewards.get(0)), order(fundraiser));
    assertGapFree();
  }

  @Test
  void staysGapFreeHoweverManyMoveAtOnce() {
    AtomicInteger turn = new AtomicInteger();
    List<Answer> answers =
        AtOnce.run(
            6,
            () -> {
              int i = turn.getAndIncrement();
              return i % 2 == 0 ? moved(rewards.get(i / 2), 1) : add(title(i));
            });
    for (Answer answer : answers) {
      assertFalse(answer.body().contains("\"errors\""), answer.body());
    }
    assertEquals(6, order(fundraiser).size());
    assertGapFree();
  }

  @Test
  void waitsForAPledgeThatTakesAPlace() {
    UUID live = Fixture.liveProject(fundraiser, "Live");
    UUID first = RewardRows.reward(live, 10, 0);
    UUID second = RewardRows.reward(live, 10, 0);
    HeldRow pledge = HeldRow.after(RewardRows.CLAIM, first);
    CompletableFuture<Answer> moved;
    try (pledge) {
      moved = CompletableFuture.supplyAsync(() -> moved(RewardRows.id(second), 1));
      assertTrue(pledge.awaitedBy(moved));
      assertTrue(HeldRow.isFree("projects", live), "rewards are locked before their project");
    }
    assertEquals(List.of(), moved.join().userErrorCodes("updateReward"));
    assertEquals(1, Database.count("select claimed from rewards where id = ?", first));
    assertEquals(0, Database.count("select position from rewards where id = ?", second));
  }

  @Test
  void refusesPlacesThatAreNone() {
    for (int place : new int[] {0, -1, 101, Integer.MAX_VALUE}) {
      assertEquals(
          List.of("OUT_OF_RANGE"), moved(rewards.get(0), place).userErrorCodes("updateReward"));
      assertEquals(
          List.of("OUT_OF_RANGE"), add(Map.of("position", place)).userErrorCodes("addReward"));
    }
    assertOrder(0, 1, 2);
  }

  @Test
  void hasAPictureThatCanBeChanged() {
    Answer added = add(Map.of("imageUrl", "https://pictures.example.org/card.jpg"));
    assertEquals("https://pictures.example.org/card.jpg", added.get("addReward.reward.imageUrl"));
    String reward = added.get("addReward.reward.id");
    Answer cleared = update(reward, Collections.singletonMap("imageUrl", null));
    assertNull(cleared.get("updateReward.reward.imageUrl"));
    assertEquals(
        List.of("BAD_ADDRESS"),
        update(reward, Map.of("imageUrl", "javascript:alert(1)")).userErrorCodes("updateReward"));
  }

  @Test
  void mayChangeInEverythingBeforeTheLaunch() {
    Answer changed =
        update(rewards.get(0), Map.of("price", cny(500), "kind", "LETTER", "needsAddress", true));
    assertEquals("LETTER", changed.get("updateReward.reward.kind"));
    assertEquals(500, changed.<Integer>get("updateReward.reward.price.minor"));
    assertEquals(true, changed.get("updateReward.reward.needsAddress"));
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("price", null);
    cleared.put("kind", null);
    assertEquals(
        List.of("BLANK", "BLANK"), update(rewards.get(0), cleared).userErrorCodes("updateReward"));
    for (Map<String, ?> wrong :
        List.of(
            Map.of("price", Map.of("minor", 0, "currency", "CNY")),
            Map.of("price", Map.of("minor", 100, "currency", "USD")))) {
      assertEquals(1, update(rewards.get(0), wrong).userErrorCodes("updateReward").size());
    }
    assertEquals(
        500,
        Database.count(
            "select price_minor from rewards where project_id = ? and position = 0", project));
  }

  @Test
  void keepsPriceKindAndAddressOnceItWasLive() {
    UUID live = Fixture.liveProject(fundraiser, "Live");
    UUID reward = Backing.reward(live, 100, null, null, false);
    List<String> before = RewardRows.row(reward);
    Answer refused =
        update(
            RewardRows.id(reward),
            Map.of("price", cny(500), "kind", "LETTER", "needsAddress", true));
    assertEquals(
        List.of("KIND_FROZEN", "PRICE_FROZEN", "FROZEN"), refused.userErrorCodes("updateReward"));
    assertEquals(before, RewardRows.row(reward));
    assertEquals(
        List.of(),
        update(
                RewardRows.id(reward),
                Map.of("price", cny(100), "kind", "THANKS", "needsAddress", false))
            .userErrorCodes("updateReward"));
  }

  private void assertOrder(int... order) {
    assertEquals(IntStream.of(order).mapToObj(rewards::get).toList(), order(fundraiser));
    assertGapFree();
  }

  private void assertGapFree() {
    List<Integer> positions =
        new ArrayList<>(
            Database.<Integer>column(
                "select position from rewards where project_id = ? order by position", project));
    assertEquals(IntStream.range(0, positions.size()).boxed().toList(), positions);
  }

  private List<String> order(Person reader) {
    return reader.asks(REWARDS, Map.of("id", Fixture.id(project))).get("project.rewards.id");
  }

  private void move(String reward, int place) {
    assertEquals(List.of(), moved(reward, place).userErrorCodes("updateReward"));
  }

  private Answer moved(String reward, int place) {
    return update(reward, Map.of("position", place));
  }

  private static Map<String, ?> title(int i) {
    return Map.of("title", "Added " + i, "position", 1);
  }

  private static Map<String, ?> cny(long minor) {
    return Map.of("minor", minor, "currency", "CNY");
  }

  private Answer add(Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>();
    input.put("projectId", Fixture.id(project));
    input.put("kind", "OTHER");
    input.put("title", "Another");
    input.put("description", "Text");
    input.put("price", cny(100));
    input.putAll(more);
    return fundraiser.asks(ADD, Map.of("input", input));
  }

  private Answer update(String reward, Map<String, ?> changes) {
    Map<String, Object> input = new HashMap<>(changes);
    input.put("rewardId", reward);
    return fundraiser.asks(UPDATE, Map.of("input", input));
  }
}
