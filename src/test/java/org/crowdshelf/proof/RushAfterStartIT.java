package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/**
 * 5,000 attempts on 100 places begin at the moment at which a replica says that it is ready. A
 * client that gets no answer sends the same key again.
 */
class RushAfterStartIT {

  private static final int PEOPLE = 1_000;
  private static final int ATTEMPTS = 5_000;
  private static final int PLACES = 100;
  private static final int AT_ONCE = 256;
  private static final long MOST_MINUTES = 3;

  // The time of an operation and the warm-up are those of production.
  private static final Map<String, String> SETTINGS =
      Map.of("CROWDSHELF_LIMITS_TIME", "8s", "CROWDSHELF_WARM_UP_ROUNDS", "200");

  private final Queue<String> firstAnswers = new ConcurrentLinkedQueue<>();
  private final Queue<String> buyers = new ConcurrentLinkedQueue<>();

  @Test
  void whoGetsAPlaceGetsAnAnswer() throws InterruptedException {
    try (Site site = new Site(SETTINGS)) {
      Replica replica = site.replicas(1).get(0);
      Crowd crowd = new Crowd(site, List.of(replica));
      UUID project = Fixture.liveProject(crowd.fundraiser(), "Wanted");
      UUID reward = Backing.reward(project, 100, PLACES, null, false);
      List<Client> people = crowd.people(PEOPLE);
      Semaphore turns = new Semaphore(AT_ONCE);
      List<CompletableFuture<Void>> attempts = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        turns.acquire();
        Client person = people.get(i % PEOPLE);
        Map<String, Object> input = Backing.input(project, 100, reward);
        attempts.add(
            attempt(crowd, person, input, true).whenComplete((done, failed) -> turns.release()));
      }
      CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new))
          .orTimeout(MOST_MINUTES, TimeUnit.MINUTES)
          .join();
      System.out.println("first answers: " + counted(firstAnswers));
      assertEquals(PLACES, buyers.stream().distinct().count());
      assertEquals(
          PLACES, Database.count("select count(*) from pledges where project_id = ?", project));
      assertEquals(PLACES, Database.count("select claimed from rewards where id = ?", reward));
      Books.assertAddUp(project);
    }
  }

  private CompletableFuture<Void> attempt(
      Crowd crowd, Client person, Map<String, Object> input, boolean first) {
    return crowd
        .place(person, input)
        .handle((reply, failed) -> failed == null ? answer(reply) : "NO_ANSWER")
        .thenCompose(
            answer -> {
              if (first) {
                firstAnswers.add(answer);
              }
              return answer.equals("PLACED") || answer.equals("REWARD_SOLD_OUT")
                  ? CompletableFuture.completedFuture(null)
                  : attempt(crowd, person, input, false);
            });
  }

  // The code of an error, or what became of the attempt.
  private String answer(Reply reply) {
    if (reply.status() != 200) {
      return "STATUS_" + reply.status();
    }
    JsonObject json = reply.json();
    if (json.containsKey("errors")) {
      return json.getJsonArray("errors")
          .getJsonObject(0)
          .getJsonObject("extensions")
          .getString("code");
    }
    JsonObject payload = json.getJsonObject("data").getJsonObject("placePledge");
    if (payload.getJsonObject("pledge") == null) {
      return payload.getJsonArray("userErrors").getJsonObject(0).getString("code");
    }
    buyers.add(payload.getJsonObject("pledge").getString("id"));
    return "PLACED";
  }

  private static Map<String, Long> counted(Queue<String> answers) {
    return answers.stream()
        .collect(Collectors.groupingBy(answer -> answer, TreeMap::new, Collectors.counting()));
  }
}
