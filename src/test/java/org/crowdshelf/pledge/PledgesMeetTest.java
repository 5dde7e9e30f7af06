package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two pledges of one key, one backer or one reward meet in the middle of a transaction. */
@QuarkusTest
class PledgesMeetTest extends MeetingPledges {

  @Test
  void countsABackerOnceWhoPaysTwoPledgesAtOnce() {
    UUID one = placed();
    UUID other = placed();
    var met = Meeting.at(project(), telling(one), telling(other));
    assertEquals(List.of(200, 200), List.of(met.first(), met.second()));
    assertEquals(1, backers());
  }

  @Test
  void countsNoBackerAnyMoreWhoCancelsTwoPledgesAtOnce() {
    UUID one = paid();
    UUID other = paid();
    Meeting.at(project(), canceling(one), canceling(other));
    assertEquals(List.of("REFUNDING", "REFUNDING"), states(one, other));
    assertEquals(0, backers());
  }

  @Test
  void keepsABackerWhoCancelsOnePledgeAndPaysAnother() {
    UUID one = paid();
    UUID other = placed();
    Meeting.at(project(), canceling(one), telling(other));
    assertEquals(List.of("REFUNDING", "PAID"), states(one, other));
    assertEquals(1, backers());
  }

  @Test
  void countsWhatABackerWhoHurriesHasNotStoredYet() {
    UUID one = Backing.reward(project, 100, 10, 1, false);
    var met =
        Meeting.at(
            HeldRow.of("rewards", one),
            placing(Backing.input(project, 100, one)),
            placing(Backing.input(project, 100, one)));
    assertEquals(List.of(), met.first().userErrorCodes("placePledge"));
    assertEquals(List.of("REWARD_LIMIT_PER_BACKER"), met.second().userErrorCodes("placePledge"));
  }

  @Test
  void answersTheSecondOfOneKeyAsTheFirst() {
    Map<String, Object> input = Backing.input(project, 1000, reward);
    var met = Meeting.at(reward(), placing(input), placing(input));
    assertTrue(met.waited());
    assertEquals(
        met.first().<String>get("placePledge.pledge.id"),
        met.second().get("placePledge.pledge.id"));
    assertEquals(met.first().body(), met.second().body());
    assertEquals(1, pledges());
    assertEquals(1, claimed());
  }

  @Test
  void refusesTheSecondOfOneKeyThatWantsSomethingElse() {
    Map<String, Object> input = Backing.input(project, 1000, reward);
    Map<String, Object> more = new HashMap<>(input);
    more.put("quantity", 2);
    var met = Meeting.at(reward(), placing(input), placing(more));
    assertEquals(List.of(), met.first().userErrorCodes("placePledge"));
    assertEquals(List.of("IDEMPOTENCY_KEY_REUSED"), met.second().userErrorCodes("placePledge"));
    assertEquals(1, pledges());
    assertEquals(1, claimed());
  }

  @Test
  void placesTheSecondOfOneKeyWhereTheFirstCameToNothing() {
    Map<String, Object> input = Backing.input(project, 1000, reward);
    long told = told("PledgePlaced");
    HeldRow places =
        HeldRow.after("update rewards set limit_count = 1, claimed = 1 where id = ?", reward);
    var met = Meeting.at(places, placing(input), placing(input));
    assertEquals(List.of("REWARD_SOLD_OUT"), met.first().userErrorCodes("placePledge"));
    assertEquals(List.of("REWARD_SOLD_OUT"), met.second().userErrorCodes("placePledge"));
    assertEquals(0, pledges());
    assertEquals(told, told("PledgePlaced"));
    Database.execute("update rewards set claimed = 0 where id = ?", reward);
    assertEquals(List.of(), Backing.place(backer, input).userErrorCodes("placePledge"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ends_at = now() - interval '1 minute'",
        "state = 'CANCELED', canceled_at = now()",
      })
  void placesNothingWhereTheProjectEndsMeanwhile(String end) {
    CompletableFuture<Answer> placed;
    // Reads go on meanwhile: the project is live when it is looked at.
    try (HeldRow stored = HeldRow.table("pledges")) {
      placed = CompletableFuture.supplyAsync(placing(Backing.input(project, 1000, reward)));
      assertTrue(stored.awaitedBy(placed));
      Database.execute("update projects set " + end + " where id = ?", project);
    }
    assertEquals(List.of("PROJECT_NOT_LIVE"), placed.join().userErrorCodes("placePledge"));
    assertEquals(0, pledges());
    assertEquals(0, claimed());
  }
}
