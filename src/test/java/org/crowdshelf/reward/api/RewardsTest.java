package org.crowdshelf.reward.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RewardsTest {

  private static final String INSERT =
      """
      insert into rewards (id, project_id, position, kind, title, description, price_minor, limit_count, claimed, created_at)
      values (?, ?, ?, 'LOTTERY', ?, '', 100, ?, ?, now())""";

  private final Person fundraiser = Person.someoneNew();

  @Test
  void standInTheFundraisersOrderWithWhatIsLeft() {
    UUID project = Fixture.liveProject(fundraiser, "With rewards");
    Database.execute(INSERT, Ids.next(), project, 1, "Unlimited", null, 4);
    Database.execute(INSERT, Ids.next(), project, 0, "Limited", 999, 998);
    Answer answer =
        Person.VISITOR.asks(
            "query ($id: ID!) { project(id: $id) { rewards { title price { display } limit claimed remaining } } }",
            Map.of("id", Fixture.id(project)));
    assertEquals(List.of("Limited", "Unlimited"), answer.get("project.rewards.title"));
    assertEquals(1, answer.<Integer>get("project.rewards[0].remaining"));
    assertNull(answer.get("project.rewards[1].remaining"));
    assertEquals("¥1.00", answer.get("project.rewards[0].price.display"));
  }

  @Test
  void cannotBeOversoldWhateverIsWritten() {
    UUID project = Fixture.liveProject(fundraiser, "Sold out");
    assertEquals("23514", Database.refusal(INSERT, Ids.next(), project, 0, "Full", 999, 1000));
  }

  @Test
  void ofADraftAreSeenByThoseWhoSeeTheDraft() {
    UUID project = Fixture.draft(fundraiser, "Draft");
    UUID reward = Ids.next();
    Database.execute(INSERT, reward, project, 0, "Hidden", null, 0);
    Map<String, ?> id = Map.of("id", Ids.encode(IdType.REWARD, reward));
    String query = "query ($id: ID!) { node(id: $id) { ... on Reward { title } } }";
    assertEquals("Hidden", fundraiser.asks(query, id).get("node.title"));
    assertEquals("NOT_FOUND", Person.VISITOR.asks(query, id).errorCode());
  }
}
