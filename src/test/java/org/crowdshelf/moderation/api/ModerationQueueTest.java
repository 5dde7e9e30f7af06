package org.crowdshelf.moderation.api;

import static org.crowdshelf.support.Moderation.decide;
import static org.crowdshelf.support.Moderation.queue;
import static org.crowdshelf.support.Moderation.report;
import static org.crowdshelf.support.Moderation.waiting;
import static org.crowdshelf.support.Moderation.wholeQueue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModerationQueueTest {

  private final Person one = Person.someoneNew();
  private final Person other = Person.someoneNew();

  @Test
  void isForReviewersAndAdmins() {
    assertEquals("UNAUTHENTICATED", queue(Person.VISITOR, 1, null, null).errorCode());
    assertEquals("FORBIDDEN", queue(Person.someoneNew(), 1, null, null).errorCode());
    queue(Person.REVIEWER, 1, null, null).get("moderationQueue.nodes");
    queue(Person.ADMIN, 1, null, null).get("moderationQueue.nodes");
  }

  @Test
  void holdsEachThingOnceTheOldestFirst() {
    String first = Fixture.id(Fixture.liveProject(Person.someoneNew(), "First"));
    String second = Organisations.ownedBy(Person.someoneNew());
    report(one, first, "FRAUD", "Mine").get("report.report.id");
    report(one, second, "SPAM", null).get("report.report.id");
    report(other, first, "PRIVACY", null).get("report.report.id");
    List<Map<String, Object>> all = wholeQueue(Person.REVIEWER, 2, null);
    List<String> ids = waiting(Person.REVIEWER);
    assertEquals(ids.size(), all.size());
    assertTrue(ids.indexOf(first) >= 0 && ids.indexOf(first) < ids.indexOf(second));
    Map<String, Object> found = all.get(ids.indexOf(first));
    assertEquals(2, found.get("reporters"));
    assertEquals(false, found.get("held"));
    assertEquals(2, ((List<?>) found.get("reports")).size());
    assertEquals(
        all.size(),
        queue(Person.REVIEWER, 1, null, null).<Integer>get("moderationQueue.totalCount"));
    decide(Person.REVIEWER, first, "DISMISS", "Fine").get("decideCase.subject.id");
    assertFalse(waiting(Person.REVIEWER).contains(first));
  }

  @Test
  void isNarrowedByReasons() {
    String fraud = Fixture.id(Fixture.liveProject(Person.someoneNew(), "Fraud"));
    String spam = Fixture.id(Fixture.liveProject(Person.someoneNew(), "Spam"));
    report(one, fraud, "FALSE_RECEIPT", null).get("report.report.id");
    report(one, spam, "OFF_TOPIC", null).get("report.report.id");
    List<Map<String, Object>> found = wholeQueue(Person.REVIEWER, 50, List.of("FALSE_RECEIPT"));
    assertTrue(found.toString().contains(fraud) && !found.toString().contains(spam));
    assertEquals(
        found.size(),
        queue(Person.REVIEWER, 1, null, List.of("FALSE_RECEIPT"))
            .<Integer>get("moderationQueue.totalCount"));
  }

  @Test
  void neverShowsOnesOwn() {
    Person reviewer = Person.SECOND_REVIEWER;
    String project = Fixture.id(Fixture.liveProject(reviewer, "Own"));
    String organisation = Organisations.ownedBy(reviewer);
    for (String own : List.of(project, organisation, reviewer.accountId())) {
      report(one, own, "FRAUD", null).get("report.report.id");
      assertFalse(waiting(reviewer).contains(own));
      assertTrue(waiting(Person.REVIEWER).contains(own));
    }
  }

  @Test
  void refusesSizesAndCursorsThatAreNotItsOwn() {
    for (int first : new int[] {0, -1, 101}) {
      assertEquals("BAD_USER_INPUT", queue(Person.REVIEWER, first, null, null).errorCode());
    }
    report(one, Fixture.id(Fixture.liveProject(Person.someoneNew(), "A")), "SPAM", null);
    String cursor = queue(Person.REVIEWER, 1, null, null).get("moderationQueue.pageInfo.endCursor");
    assertEquals("BAD_USER_INPUT", queue(Person.ADMIN, 1, cursor, null).errorCode());
    assertEquals("BAD_USER_INPUT", queue(Person.REVIEWER, 1, cursor, List.of("SPAM")).errorCode());
    assertEquals("BAD_USER_INPUT", queue(Person.REVIEWER, 1, "x", null).errorCode());
  }

  @Test
  void isReadInTheOrderOfItsIndex() {
    String plan = Database.planOfLargeTables(ModerationReads.PAGE);
    assertTrue(plan.contains("moderation_cases_queue") && !plan.contains("Sort"), plan);
  }

  @Test
  void takesAStatementForThePageOneForReportsAndOneForEachType() {
    for (int i = 0; i < 3; i++) {
      Person fundraiser = Person.someoneNew();
      report(one, Fixture.id(Fixture.liveProject(fundraiser, "P")), "SPAM", null);
      report(one, Organisations.ownedBy(fundraiser), "SPAM", null);
      report(one, fundraiser.accountId(), "SPAM", null);
    }
    Statements.assertAtMost(
        6,
        () ->
            Person.REVIEWER
                .asks(
                    """
                    { moderationQueue(first: 100) { nodes {
                        reporters subject { id ... on Project { title } } reports { reason } } } }""")
                .get("moderationQueue"));
  }
}
