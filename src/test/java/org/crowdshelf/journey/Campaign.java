package org.crowdshelf.journey;

import static org.crowdshelf.support.ProjectSteps.line;
import static org.crowdshelf.support.ProjectSteps.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;

/** A library's project with one reward: begun, reviewed and live as its people would do it. */
final class Campaign {

  private static final String PAGE =
      """
      query ($id: ID!) {
        project(id: $id) {
          state raised { minor } backerCount progressPercent reachedGoalAt endsAt settledAt
          result { raised { minor } backerCount }
          viewerCan { pledge cancel }
          rewards { id claimed remaining }
          backers(first: 100) {
            totalCount
            nodes { name account { id name } organisation { id name } amount { minor } message }
          }
          funds { raised { minor } held { minor } refunded { minor } collected { minor } fee { minor } }
        }
      }""";

  private static final String ADD_REWARD =
      """
      mutation ($input: AddRewardInput!) {
        addReward(input: $input) { reward { id } userErrors { code field } }
      }""";

  private static final String CHECK =
      "{ ledgerCheck { differences { measure projectId expected { minor } booked { minor } } } }";

  /** 100 yuan within 90 days, for rewards. */
  static final long GOAL_MINOR = 10_000;

  private final Person fundraiser;
  private final String id;
  private final String reward;

  private Campaign(Person fundraiser, String id, String reward) {
    this.fundraiser = fundraiser;
    this.id = id;
    this.reward = reward;
  }

  /** A live project whose reward has so many places; null for as many as are wanted. */
  static Campaign live(Person fundraiser, Integer places) {
    Map<String, Object> limit = new HashMap<>();
    limit.put("limit", places);
    return live(fundraiser, limit);
  }

  /** A live project whose reward is a letter at 10 yuan, but for these fields of it. */
  static Campaign live(Person fundraiser, Map<String, ?> rewardFields) {
    Map<String, Object> draft =
        ProjectSteps.completeDraftWith(
            Map.of(
                "fundingModel", "REWARD", "goal", yuan(100), "budget", List.of(line("图书", 100))));
    String id = ProjectSteps.create(fundraiser, draft);
    String reward = addReward(fundraiser, id, rewardFields);
    assertEquals(
        "IN_REVIEW", ProjectSteps.submit(fundraiser, id).get("submitProject.project.state"));
    assertEquals(
        "LIVE", ProjectSteps.approve(Person.REVIEWER, id).get("reviewProject.project.state"));
    return new Campaign(fundraiser, id, reward);
  }

  private static String addReward(Person fundraiser, String project, Map<String, ?> fields) {
    Map<String, Object> input = new HashMap<>();
    input.put("projectId", project);
    input.put("kind", "LETTER");
    input.put("title", "孩子们的一封信");
    input.put("description", "手写的信");
    input.put("price", yuan(10));
    input.putAll(fields);
    return fundraiser.asks(ADD_REWARD, Map.of("input", input)).get("addReward.reward.id");
  }

  /** The input of a backer who wants no reward. */
  Map<String, Object> gift(long amountMinor) {
    return Backing.input(key(), amountMinor);
  }

  /** The input of a backer who wants the reward, at 10 yuan. */
  Map<String, Object> wish(long amountMinor) {
    return Backing.input(key(), amountMinor, Fixture.key(IdType.REWARD, reward));
  }

  /** The project's page as this person sees it. */
  Answer page(Person person) {
    return person.asks(PAGE, Map.of("id", id));
  }

  /** State, raised money and backers as the public page shows them. */
  void reads(String state, long raisedMinor, int backers) {
    for (Person person : List.of(Person.VISITOR, fundraiser, Person.REVIEWER, Person.ADMIN)) {
      Answer page = page(person);
      assertEquals(state, page.get("project.state"));
      assertEquals(raisedMinor, minor(page, "raised"));
      assertEquals(backers, page.<Integer>get("project.backerCount"));
    }
  }

  /** The result as the public page shows it. */
  void result(long raisedMinor, int percent, int backers) {
    Answer page = page(Person.VISITOR);
    assertEquals(raisedMinor, minor(page, "result.raised"));
    assertEquals(percent, page.<Integer>get("project.progressPercent"));
    assertEquals(backers, page.<Integer>get("project.result.backerCount"));
  }

  /** Where everybody sees the money: held, refunded, collected. */
  void funds(long heldMinor, long refundedMinor, long collectedMinor) {
    Answer page = page(Person.VISITOR);
    assertEquals(heldMinor, minor(page, "funds.held"));
    assertEquals(refundedMinor, minor(page, "funds.refunded"));
    assertEquals(collectedMinor, minor(page, "funds.collected"));
    assertEquals(0, minor(page, "funds.fee"));
    assertEquals(minor(page, "raised"), minor(page, "funds.raised"));
  }

  /** The number of taken places of the reward, as the page shows it. */
  int claimed() {
    return page(Person.VISITOR).get("project.rewards[0].claimed");
  }

  /** The books agree, here and in the eyes of an admin. */
  void booksAgree() {
    List<Map<String, Object>> differences = Person.ADMIN.asks(CHECK).get("ledgerCheck.differences");
    assertEquals(
        List.of(), differences.stream().filter(it -> id.equals(it.get("projectId"))).toList());
    Books.assertAgree(key());
  }

  String id() {
    return id;
  }

  UUID key() {
    return ProjectSteps.key(id);
  }

  private static long minor(Answer page, String field) {
    return page.<Number>get("project." + field + ".minor").longValue();
  }
}
