package org.crowdshelf.reward.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
class RemoveRewardTest {

  private static final String REMOVE =
      """
      mutation ($input: RemoveRewardInput!) {
        removeReward(input: $input) {
          removedId
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
  void isGoneForGood() {
    UUID reward = RewardRows.reward(project, 10, 0);
    UUID other = RewardRows.reward(project, 10, 0);
    Answer answer = remove(fundraiser, reward);
    assertEquals(RewardRows.id(reward), answer.get("removeReward.removedId"));
    assertEquals(List.of(), codes(answer));
    assertEquals(
        List.of(RewardRows.id(other)),
        Person.VISITOR
            .asks(
                "query ($id: ID!) { project(id: $id) { rewards { id } } }",
                Map.of("id", Fixture.id(project)))
            .get("project.rewards.id"));
    assertEquals(
        "NOT_FOUND",
        fundraiser
            .asks("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", RewardRows.id(reward)))
            .errorCode());
    assertEquals("NOT_FOUND", remove(fundraiser, reward).errorCode());
    assertEquals(List.of("RewardRemoved"), RewardRows.events(project));
  }

  @Test
  void isPossibleUntilTheReview() {
    for (String state : List.of("DRAFT", "CHANGES_REQUESTED")) {
      UUID draft = Fixture.draft(fundraiser, "Draft");
      Database.execute("update projects set state = ? where id = ?", state, draft);
      UUID reward = RewardRows.reward(draft, null, 0);
      remove(fundraiser, reward).get("removeReward.removedId");
      assertEquals(0, RewardRows.count(draft), state);
    }
  }

  @Test
  void keepsWhatSomebodyClaimed() {
    UUID reward = RewardRows.reward(project, 10, 1);
    assertKept(reward, remove(fundraiser, reward));
    Answer chinese =
        fundraiser.asksIn(
            "zh-CN", REMOVE, Map.of("input", Map.of("rewardId", RewardRows.id(reward))));
    assertEquals("已有人选择过此回报：对支持者的承诺不能改写，也不能撤回。", chinese.get("removeReward.userErrors[0].message"));
  }

  @Test
  void keepsWhatAnExpiredPledgeRefersTo() {
    UUID reward = RewardRows.reward(project, 10, 0);
    RewardRows.expiredPledge(reward);
    assertKept(reward, remove(fundraiser, reward));
  }

  @Test
  void keepsWhatIsClaimedWhileItWaits() {
    UUID claimed = RewardRows.reward(project, 10, 0);
    assertKept(
        claimed,
        Uncommitted.during(RewardRows.CLAIM, List.of(claimed), () -> remove(fundraiser, claimed)));
    UUID pledged = RewardRows.reward(project, 10, 0);
    assertKept(pledged, RewardRows.whilePledgeIsStored(pledged, () -> remove(fundraiser, pledged)));
  }

  @Test
  void happensOnceHoweverManyAsk() {
    UUID reward = RewardRows.reward(project, 10, 0);
    List<Answer> answers = AtOnce.run(8, () -> remove(fundraiser, reward));
    List<String> refused =
        answers.stream()
            .filter(answer -> answer.getPartial("removeReward") == null)
            .map(Answer::errorCode)
            .toList();
    assertEquals(Collections.nCopies(7, "NOT_FOUND"), refused);
    assertEquals(List.of(), RewardRows.row(reward));
    assertEquals(List.of("RewardRemoved"), RewardRows.events(project));
  }

  @Test
  void isRejectedInTheReviewAndAfterTheEnd() {
    RewardRows.NOT_EDITED.forEach(
        (state, sql) -> {
          UUID key = Fixture.liveProject(fundraiser, "Not edited");
          UUID reward = RewardRows.reward(key, 10, 0);
          Database.execute("update projects set " + sql + " where id = ?", key);
          Answer answer = remove(fundraiser, reward);
          assertEquals(List.of("PROJECT_STATE"), codes(answer));
          assertEquals(state, answer.get("removeReward.userErrors[0].params[0].value"));
          assertEquals(1, RewardRows.count(key));
          assertEquals(List.of(), RewardRows.events(key));
        });
  }

  @Test
  void isRefusedForWhoeverIsNotOneOfItsPeople() {
    UUID reward = RewardRows.reward(project, 10, 0);
    UUID hidden = RewardRows.reward(Fixture.draft(fundraiser, "Draft"), 10, 0);
    assertEquals("UNAUTHENTICATED", remove(Person.VISITOR, reward).errorCode());
    assertEquals("FORBIDDEN", remove(Person.someoneNew(), reward).errorCode());
    assertEquals("FORBIDDEN", remove(Person.REVIEWER, reward).errorCode());
    assertEquals("NOT_FOUND", remove(Person.someoneNew(), hidden).errorCode());
    assertEquals("FORBIDDEN", remove(Person.REVIEWER, hidden).errorCode());
    assertEquals(1, RewardRows.row(reward).size());
    assertEquals(1, RewardRows.row(hidden).size());
    assertEquals(List.of(), RewardRows.events(project));
    Person member = Person.someoneNew();
    RewardRows.makeMember(member, project);
    remove(member, reward).get("removeReward.removedId");
    assertEquals(List.of(), RewardRows.row(reward));
  }

  @Test
  void isRefusedForUnknownIdsAllAlike() {
    BadValues.ids(IdType.REWARD)
        .forEach(id -> assertEquals("NOT_FOUND", remove(fundraiser, id).errorCode(), id));
  }

  private void assertKept(UUID reward, Answer answer) {
    assertEquals(List.of("REWARD_CLAIMED"), codes(answer));
    assertEquals(List.of("input", "rewardId"), answer.get("removeReward.userErrors[0].field"));
    assertNull(answer.get("removeReward.removedId"));
    assertEquals(1, RewardRows.row(reward).size());
    assertEquals(List.of(), RewardRows.events(project));
  }

  private static List<String> codes(Answer answer) {
    return answer.userErrorCodes("removeReward");
  }

  private static Answer remove(Person person, UUID reward) {
    return remove(person, RewardRows.id(reward));
  }

  private static Answer remove(Person person, String id) {
    return person.asks(REMOVE, Map.of("input", Map.of("rewardId", id)));
  }
}
