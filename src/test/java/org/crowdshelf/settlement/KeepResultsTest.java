package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The result of a project stays as it was at its end, whatever is given back afterwards. */
@QuarkusTest
class KeepResultsTest {

  private static final String PAGE =
      """
      query ($id: ID!) { project(id: $id) { state raised { minor } progressPercent backerCount endsAt
        result { raised { minor currency } progressPercent backerCount endedAt } } }""";

  private static final String LIST =
      """
      query ($filter: ProjectFilter, $order: ProjectOrder!, $after: String) {
        projects(first: 1, after: $after, filter: $filter, orderBy: $order) { nodes { id } pageInfo { endCursor } } }""";

  private static final String STATISTICS =
      """
      query ($filter: ProjectFilter) { statistics(filter: $filter) {
        raised { minor } medianRaised { minor } raisedHistogram { projectCount } } }""";

  private static final String WITHOUT_RESULT =
      "update projects set result_raised_minor = null, result_backer_count = null where id = ?";

  @Inject FillResults results;

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(fundraiser, "A library");
  }

  @AfterEach
  void checkTheBooks() {
    Books.assertAgree(project);
  }

  @Test
  void showsNinetyNinePercentOfAProjectThatMissedItsGoalByAFen() {
    Backing.paid(backer, Backing.input(project, 99_999));
    assertNull(page().get("project.result"));
    end();
    Answer page = page();
    assertEquals("FAILED", page.get("project.state"));
    assertEquals(0, page.<Integer>get("project.raised.minor"));
    assertEquals(99, page.<Integer>get("project.progressPercent"));
    assertEquals(1, page.<Integer>get("project.backerCount"));
    assertResult(99_999, 99, 1);
    assertEquals(page.<String>get("project.endsAt"), page.<String>get("project.result.endedAt"));
    Answer statistics = Person.VISITOR.asks(STATISTICS, Map.of("filter", mine()));
    assertEquals(0, statistics.<Integer>get("statistics.raised.minor"));
    assertEquals(99_999, statistics.<Integer>get("statistics.medianRaised.minor"));
    assertEquals(List.of(0, 1, 0, 0, 0), statistics.get("statistics.raisedHistogram.projectCount"));
  }

  @Test
  void listsEndedProjectsByWhatTheyHadRaised() {
    Backing.paid(backer, Backing.input(project, 50_000));
    Backing.paid(Person.someoneNew(), Backing.input(project, 100));
    end();
    UUID less = Fixture.liveProject(fundraiser, "Less");
    Backing.paid(backer, Backing.input(less, 40_000));
    UUID more = Fixture.liveProject(fundraiser, "More");
    Backing.paid(backer, Backing.input(more, 60_000));
    assertEquals(ids(more, project, less), listed("MOST_RAISED"));
    assertEquals(Fixture.id(project), listed("MOST_BACKED").get(0));
  }

  @Test
  void keepsWhatACanceledProjectHadRaised() {
    Backing.paid(backer, Backing.input(project, 1_000));
    ProjectSteps.cancel(fundraiser, Fixture.id(project), "The school moves");
    assertResult(1_000, 1, 1);
    Books.settle();
    assertEquals(0, page().<Integer>get("project.raised.minor"));
    assertResult(1_000, 1, 1);
    assertNotNull(page().get("project.result.endedAt"));
  }

  @Test
  void isNotChangedByMoneyThatIsGivenBackLater() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 110_000));
    end();
    assertResult(110_000, 110, 1);
    giveBack(pledge);
    assertEquals(0, page().<Integer>get("project.raised.minor"));
    assertResult(110_000, 110, 1);
    assertEquals(110, page().<Integer>get("project.progressPercent"));
  }

  @Test
  void countsAPaymentThatTheCancelingWaitsFor() {
    HeldRow payment =
        HeldRow.after(
            "update projects set raised_minor = raised_minor + 500, backer_count = backer_count + 1 where id = ?",
            project);
    CompletableFuture<Answer> canceled;
    try (payment) {
      canceled =
          CompletableFuture.supplyAsync(
              () -> ProjectSteps.cancel(fundraiser, Fixture.id(project), "The school moves"));
      assertTrue(payment.awaitedBy(canceled));
    }
    assertEquals("CANCELED", canceled.join().get("cancelProject.project.state"));
    assertResult(500, 0, 1);
    Database.execute(
        "update projects set raised_minor = 0, backer_count = 0 where id = ?", project);
  }

  @Test
  void computesTheResultsOfProjectsThatEndedBeforeResultsWereKept() {
    UUID canceled = Backing.paid(backer, Backing.input(project, 700));
    Backing.cancel(backer, canceled);
    Backing.paid(backer, Backing.input(project, 1_000));
    Backing.paid(backer, anonymous(2_000));
    Backing.paid(Person.someoneNew(), Backing.input(project, 3_000));
    end();
    UUID succeeded = Fixture.liveProject(fundraiser, "Succeeded");
    UUID pledge = Backing.paid(backer, Backing.input(succeeded, 100_000));
    Books.endNow(succeeded);
    Books.settle();
    giveBack(pledge);
    UUID given = Fixture.liveProject(fundraiser, "Given up");
    Backing.paid(backer, Backing.input(given, 100));
    ProjectSteps.cancel(fundraiser, Fixture.id(given), "The school moves");
    Books.settle();
    for (UUID ended : List.of(project, succeeded, given)) {
      String kept = kept(ended);
      Database.execute(WITHOUT_RESULT, ended);
      OnVertx.await(results::fill);
      assertEquals(kept, kept(ended));
    }
    assertResult(6_000, 6, 3);
  }

  @Test
  void takesTheSumsOfAProjectThatTheJournalDoesNotKnow() {
    Database.execute(
        "update projects set state = 'SUCCEEDED', raised_minor = 4200, backer_count = 7 where id = ?",
        project);
    OnVertx.await(results::fill);
    assertEquals("4200 7", kept(project));
    Database.execute(
        "update projects set state = 'LIVE', raised_minor = 0, backer_count = 0 where id = ?",
        project);
    Database.execute(WITHOUT_RESULT, project);
  }

  @Test
  void computesEachResultOnceHoweverManyReplicasDo() {
    OnVertx.await(results::fill);
    for (int i = 0; i < 6; i++) {
      UUID ended = Fixture.liveProject(fundraiser, "Ended");
      Database.execute("update projects set state = 'FAILED' where id = ?", ended);
    }
    List<Long> filled = AtOnce.run(3, () -> OnVertx.await(results::fill));
    assertEquals(6, filled.stream().mapToLong(Long::longValue).sum());
    assertEquals(0, OnVertx.await(results::fill));
  }

  private void end() {
    Books.endNow(project);
    Books.settle();
  }

  private Map<String, Object> anonymous(long amountMinor) {
    Map<String, Object> input = Backing.input(project, amountMinor);
    input.put("anonymous", true);
    return input;
  }

  private void giveBack(UUID pledge) {
    Answer answer =
        Person.ADMIN.asks(
            "mutation ($input: RefundPledgeInput!) { refundPledge(input: $input) { userErrors { code } } }",
            Map.of(
                "input",
                Map.of(
                    "idempotencyKey",
                    UUID.randomUUID().toString(),
                    "pledgeId",
                    Ids.encode(IdType.PLEDGE, pledge),
                    "reason",
                    "Asked for it")));
    assertEquals(List.of(), answer.userErrorCodes("refundPledge"));
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
  }

  private Map<String, Object> mine() {
    return Map.of("fundraiser", fundraiser.accountId());
  }

  private List<String> listed(String order) {
    List<String> listed = new ArrayList<>();
    String after = null;
    for (int i = 0; i < 3; i++) {
      Map<String, Object> variables = new HashMap<>();
      variables.put("filter", mine());
      variables.put("order", order);
      variables.put("after", after);
      Answer page = Person.VISITOR.asks(LIST, variables);
      listed.addAll(page.<List<String>>get("projects.nodes.id"));
      after = page.get("projects.pageInfo.endCursor");
    }
    return listed;
  }

  private static List<String> ids(UUID... projects) {
    return IntStream.range(0, projects.length).mapToObj(i -> Fixture.id(projects[i])).toList();
  }

  private static String kept(UUID project) {
    return Database.value(
        "select result_raised_minor || ' ' || result_backer_count from projects where id = ?",
        project);
  }

  private void assertResult(int raised, int percent, int backers) {
    Answer page = page();
    assertEquals(raised, page.<Integer>get("project.result.raised.minor"));
    assertEquals(percent, page.<Integer>get("project.result.progressPercent"));
    assertEquals(backers, page.<Integer>get("project.result.backerCount"));
  }

  private Answer page() {
    return fundraiser.asks(PAGE, Map.of("id", Fixture.id(project)));
  }
}
