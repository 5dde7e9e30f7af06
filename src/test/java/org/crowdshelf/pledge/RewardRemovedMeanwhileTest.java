package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
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
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Together;
import org.crowdshelf.support.Uncommitted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backer and a fundraiser want different things of one reward at the same moment. */
@QuarkusTest
class RewardRemovedMeanwhileTest {

  private static final String REMOVE =
      """
      mutation ($input: RemoveRewardInput!) {
        removeReward(input: $input) { removedId userErrors { code } }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(fundraiser, "A library");
    backer.accountId();
  }

  @Test
  void answersAsForAnyRewardThatThereIsNot() {
    UUID reward = Backing.reward(project, 100, null, null, false);
    Answer answer =
        Uncommitted.during(
            "delete from rewards where id = ?",
            List.of(reward),
            () -> Backing.place(backer, Backing.input(project, 1000, reward)));
    assertEquals("NOT_FOUND", answer.errorCode());
    Answer unknown = Backing.place(backer, Backing.input(project, 1000, Ids.next()));
    assertEquals(unknown.errorMessage(), answer.errorMessage());
    assertEquals(0, pledges());
    assertEquals(0, Database.count("select count(*) from payments where subject_id = ?", project));
  }

  @Test
  void letsOneOfTheTwoWinWhoeverItIs() {
    for (int round = 0; round < 20; round++) {
      UUID reward = Backing.reward(project, 100, null, null, false);
      Map<String, Object> input = Backing.input(project, 1000, reward);
      List<Supplier<Answer>> both = new ArrayList<>();
      both.add(() -> Backing.place(backer, input));
      both.add(() -> remove(reward));
      List<Answer> answers = Together.each(both, Supplier::get);
      boolean placed = answers.get(0).getPartial("placePledge") != null;
      boolean removed = answers.get(1).getPartial("removeReward.removedId") != null;
      assertNotEquals(placed, removed, () -> answers.get(0).body() + answers.get(1).body());
      if (placed) {
        assertEquals(List.of("REWARD_CLAIMED"), answers.get(1).userErrorCodes("removeReward"));
      } else {
        assertEquals("NOT_FOUND", answers.get(0).errorCode());
      }
    }
    Books.assertAgree(project);
  }

  private Answer remove(UUID reward) {
    return fundraiser.asks(
        REMOVE, Map.of("input", Map.of("rewardId", Ids.encode(IdType.REWARD, reward))));
  }

  private long pledges() {
    return Database.count("select count(*) from pledges where project_id = ?", project);
  }
}
