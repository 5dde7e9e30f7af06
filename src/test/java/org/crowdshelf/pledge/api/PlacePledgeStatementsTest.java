package org.crowdshelf.pledge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements of a pledge: each is a round trip that its backer waits for. */
@QuarkusTest
class PlacePledgeStatementsTest {

  private static final String PLACE =
      """
      mutation ($input: PlacePledgeInput!) { placePledge(input: $input) {
        pledge { id state } payment { redirectUrl } userErrors { code } } }""";

  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(Person.someoneNew(), "Wanted");
  }

  @Test
  void placesWithNineStatementsBesideItsEvent() {
    UUID reward = Backing.reward(project, 100, 10, null, false);
    // The quota; what is known before; the account's lock; pledge, payment and reward; the
    // provider's own; how the
    // payment goes on; the payload.
    Statements.assertAtMost(9, () -> place(Backing.input(project, 1000, reward)));
    assertEquals(2, Database.count("select claimed from rewards where id = ?", reward));
  }

  @Test
  void placesWithoutRewardWithEight() {
    Statements.assertAtMost(8, () -> place(Backing.input(project, 1000)));
  }

  @Test
  void answersAKeyThatComesAgainWithFour() {
    Map<String, Object> input = Backing.input(project, 1000);
    // The quota; the earlier pledge; its payment; the payload.
    Statements.assertAtMost(4, () -> place(input));
  }

  @Test
  void hasStoredAllElseWhenItWaitsForTheReward() {
    UUID reward = Backing.reward(project, 100, 10, null, false);
    try (HeldRow held = HeldRow.of("rewards", reward)) {
      var placed = CompletableFuture.runAsync(() -> place(Backing.input(project, 1000, reward)));
      assertTrue(held.awaitedBy(placed));
      assertEquals(
          "update rewards",
          Database.<String>value(
              """
              select left(query, 14) from pg_stat_activity
               where wait_event_type = 'Lock' and query like '%rewards%' and pid <> pg_backend_pid()"""));
      held.close();
      placed.join();
    }
    assertEquals(1, Database.count("select count(*) from payments where subject_id = ?", project));
  }

  private void place(Map<String, Object> input) {
    Answer answer = backer.asks(PLACE, Map.of("input", input));
    assertEquals("RESERVED", answer.get("placePledge.pledge.state"));
    assertTrue(answer.<String>get("placePledge.payment.redirectUrl").contains("/sandbox/pay/"));
  }
}
