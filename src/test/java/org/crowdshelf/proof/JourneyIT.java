package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/** The story of a project that is backed and funded, told to the package as it is shipped. */
class JourneyIT {

  private static final Map<String, String> QUICK =
      Map.of("CROWDSHELF_SETTLEMENT_EVERY", "1s", "CROWDSHELF_PAYMENTS_EVERY", "1s");

  private static final String PAGE =
      """
      query ($id: ID!) {
        project(id: $id) {
          state raised { display } progressPercent backerCount
          backers(first: 10) { nodes { name message amount { minor } } }
          funds { held { minor } collected { minor } }
        }
      }""";

  private Replica replica;
  private Crowd crowd;

  @Test
  void isBegunReviewedBackedAndFunded() {
    try (Site site = new Site(QUICK)) {
      replica = site.replicas(1).get(0);
      crowd = new Crowd(site, List.of(replica));
      Client teacher = crowd.people(1).get(0);
      Client reviewer = new Client(site.issuer().token("reviewer", "reviewer"));

      String id = step(teacher, "createProject", "CreateProjectInput", draft());
      step(teacher, "submitProject", "SubmitProjectInput", Map.of("projectId", id));
      step(
          reviewer,
          "reviewProject",
          "ReviewProjectInput",
          Map.of("projectId", id, "decision", "APPROVE"));
      assertEquals("LIVE", page(id).getString("state"));

      UUID project = Fixture.key(IdType.PROJECT, id);
      backs(project, 4_000, "给孩子们");
      backs(project, 6_000, null);
      Eventually.holds(() -> assertEquals(100, page(id).getInteger("progressPercent")));
      JsonObject funded = page(id);
      assertEquals("¥100.00", funded.getJsonObject("raised").getString("display"));
      assertEquals(2, funded.getInteger("backerCount"));
      assertEquals(10_000, minor(funded, "held"));

      Books.endNow(project);
      Eventually.holds(() -> assertEquals(10_000, minor(page(id), "collected")));
      assertEquals("SUCCEEDED", page(id).getString("state"));
      Books.assertAddUp(project);
      assertEquals(List.of(), crowd.differences());
    }
  }

  private static Map<String, Object> draft() {
    return new HashMap<>(
        ProjectSteps.completeDraftWith(
            Map.of(
                "goal", ProjectSteps.yuan(100), "budget", List.of(ProjectSteps.line("图书", 100)))));
  }

  private String step(Client person, String mutation, String type, Map<String, Object> input) {
    String document =
        "mutation ($input: %s!) { %s(input: $input) { project { id } userErrors { code field } } }"
            .formatted(type, mutation);
    JsonObject payload = person.ask(replica, document, Map.of("input", input)).data(mutation);
    assertEquals("[]", payload.getJsonArray("userErrors").encode());
    return payload.getJsonObject("project").getString("id");
  }

  private void backs(UUID project, long amountMinor, String message) {
    Map<String, Object> input = Backing.input(project, amountMinor);
    input.put("message", message);
    Crowd.Placed placed = Crowd.Placed.of(crowd.place(crowd.people(1).get(0), input).join());
    assertEquals(303, crowd.pay(placed.reference()).join().status());
    Eventually.holds(() -> assertEquals("PAID", Backing.state(placed.pledge())));
  }

  private JsonObject page(String id) {
    return new Client(null).ask(replica, PAGE, Map.of("id", id)).data("project");
  }

  private static long minor(JsonObject project, String fund) {
    return project.getJsonObject("funds").getJsonObject(fund).getLong("minor");
  }
}
