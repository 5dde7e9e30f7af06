package org.crowdshelf.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatisticsTest {

  private static final String STATISTICS =
      """
      query ($filter: ProjectFilter, $categories: Int = 5, $regions: Int = 10) {
        statistics(filter: $filter) {
          asOf projectCount succeededCount failedCount successPercent backerCount
          raised { minor currency } medianRaised { minor currency }
          raisedHistogram { from { minor } to { minor } projectCount }
          categoryActivity(first: $categories) { category projectCount raised { minor } }
          regionActivity(first: $regions) {
            region { code name fullName level parent { code } } projectCount raised { minor } }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void equalsAPlainRecountToTheFen() {
    Random chance = new Random(20151103);
    List<Person> backers = IntStream.range(0, 6).mapToObj(i -> Person.someoneNew()).toList();
    String[] states = {"LIVE", "SUCCEEDED", "FAILED", "CANCELED"};
    String[] categories = {"LIBRARY", "READING", "EDUCATION", "OTHER"};
    String[] regions = {"522627", "520000", "110101", "532801", null};
    for (int i = 0; i < 24; i++) {
      UUID project = ended(states[chance.nextInt(4)]);
      Database.execute(
          "update projects set category = ?, region_code = ? where id = ?",
          categories[chance.nextInt(4)],
          regions[chance.nextInt(5)],
          project);
      for (int pledge = chance.nextInt(4); pledge > 0; pledge--) {
        long amount = 1 + chance.nextLong((long) Math.pow(10, 3 + chance.nextInt(5)));
        Fixture.paidPledge(
            project, backers.get(chance.nextInt(6)), amount, chance.nextBoolean(), null);
      }
    }
    Answer statistics = mine(Map.of());
    UUID owner = Fixture.key(IdType.ACCOUNT, fundraiser.accountId());
    String recount =
        "select %s from projects p left join pledges g on g.project_id = p.id where p.fundraiser_id = ?";
    assertEquals(24, statistics.<Integer>get("statistics.projectCount"));
    for (String state : List.of("succeeded", "failed")) {
      assertEquals(
          Database.count(
              "select count(*) from projects where fundraiser_id = ? and state = ?",
              owner,
              state.toUpperCase(java.util.Locale.ROOT)),
          statistics.<Integer>get("statistics." + state + "Count").longValue());
    }
    assertEquals(
        Database.count(recount.formatted("sum(g.amount_minor)"), owner),
        number(statistics, "statistics.raised.minor"));
    assertEquals(
        Database.count(
            recount.formatted(
                "count(distinct case when g.anonymous then g.id else g.account_id end)"),
            owner),
        number(statistics, "statistics.backerCount"));
    List<Long> raised =
        Database.<Number>column(
                "select coalesce(sum(g.amount_minor), 0)::bigint as raised from projects p left join pledges g on g.project_id = p.id"
                    + " where p.fundraiser_id = ? and p.state in ('SUCCEEDED', 'FAILED') group by p.id order by 1",
                owner)
            .stream()
            .map(Number::longValue)
            .toList();
    int n = raised.size();
    long median = Math.floorDiv(raised.get((n - 1) / 2) + raised.get(n / 2) + 1, 2);
    assertEquals(median, number(statistics, "statistics.medianRaised.minor"));
    long[] bounds = {0, 10_000, 100_000, 1_000_000, 10_000_000, Long.MAX_VALUE};
    for (int bucket = 0; bucket < 5; bucket++) {
      long from = bounds[bucket];
      long to = bounds[bucket + 1];
      long inside = raised.stream().filter(amount -> amount >= from && amount < to).count();
      assertEquals(
          inside, number(statistics, "statistics.raisedHistogram[" + bucket + "].projectCount"));
    }
    assertEquals(
        Database.<String>column(
            "select p.category from projects p where p.fundraiser_id = ? group by 1"
                + " order by count(*) desc, sum(p.raised_minor) desc, 1",
            owner),
        statistics.get("statistics.categoryActivity.category"));
    assertEquals(
        Database.<Object>column(
            "select sum(p.raised_minor)::text from projects p where p.fundraiser_id = ? and region_code is not null"
                + " group by left(p.region_code, 2) order by count(*) desc, sum(p.raised_minor) desc, left(p.region_code, 2)",
            owner),
        statistics.<List<Number>>get("statistics.regionActivity.raised.minor").stream()
            .map(Number::toString)
            .toList());
  }

  @Test
  void hasNoPercentAndNoMedianBeforeTheFirstProjectEnds() {
    ended("LIVE");
    ended("CANCELED");
    Answer statistics = mine(Map.of());
    assertEquals(2, statistics.<Integer>get("statistics.projectCount"));
    assertNull(statistics.get("statistics.successPercent"));
    assertNull(statistics.get("statistics.medianRaised"));
    assertEquals(List.of(0, 0, 0, 0, 0), statistics.get("statistics.raisedHistogram.projectCount"));
  }

  @Test
  void isZeroWithoutProjects() {
    Answer statistics = mine(Map.of());
    assertEquals(0, statistics.<Integer>get("statistics.projectCount"));
    assertEquals(0, statistics.<Integer>get("statistics.backerCount"));
    assertEquals(0, number(statistics, "statistics.raised.minor"));
    assertEquals("CNY", statistics.get("statistics.raised.currency"));
    assertEquals(List.of(), statistics.get("statistics.categoryActivity"));
    assertEquals(List.of(), statistics.get("statistics.regionActivity"));
  }

  @Test
  void countsAnAmountOnABoundInTheUpperBucket() {
    for (long amount :
        new long[] {0, 9_999, 10_000, 99_999, 100_000, 999_999, 1_000_000, 9_999_999, 10_000_000}) {
      raised(ended("SUCCEEDED"), amount);
    }
    Answer statistics = mine(Map.of());
    assertEquals(List.of(2, 2, 2, 2, 1), statistics.get("statistics.raisedHistogram.projectCount"));
    assertEquals(
        List.of(0, 10_000, 100_000, 1_000_000, 10_000_000),
        statistics.get("statistics.raisedHistogram.from.minor"));
    assertNull(statistics.get("statistics.raisedHistogram[4].to"));
    assertEquals(10_000, number(statistics, "statistics.raisedHistogram[0].to.minor"));
  }

  @Test
  void roundsTheMedianHalfUpAndThePercentDown() {
    raised(ended("SUCCEEDED"), 100);
    raised(ended("SUCCEEDED"), 103);
    raised(ended("FAILED"), 1);
    assertEquals(66, mine(Map.of()).<Integer>get("statistics.successPercent"));
    assertEquals(100, number(mine(Map.of()), "statistics.medianRaised.minor"));
    raised(ended("FAILED"), 5_000);
    TestClock.advance(Duration.ofSeconds(61));
    // The middle two are 100 and 103.
    assertEquals(102, number(mine(Map.of()), "statistics.medianRaised.minor"));
    assertEquals(50, mine(Map.of()).<Integer>get("statistics.successPercent"));
  }

  @Test
  void countsABackerOnceAndOnlyPaidPledges() {
    Person backer = Person.someoneNew();
    Fixture.paidPledge(ended("LIVE"), backer, 100, false, null);
    UUID other = ended("LIVE");
    Fixture.paidPledge(other, backer, 100, false, null);
    UUID refunded = Fixture.paidPledge(other, Person.someoneNew(), 100, false, null);
    Database.execute(
        "update pledges set state = 'REFUNDED', refunded_at = now() where id = ?", refunded);
    assertEquals(1, mine(Map.of()).<Integer>get("statistics.backerCount"));
  }

  @Test
  void countsAnAnonymousPledgeAsABackerOfItsOwn() {
    Person backer = Person.someoneNew();
    Fixture.paidPledge(ended("LIVE"), backer, 100, true, null);
    Fixture.paidPledge(ended("LIVE"), backer, 100, false, null);
    assertEquals(2, mine(Map.of()).<Integer>get("statistics.backerCount"));
  }

  @Test
  void countsDraftsAndOtherCurrenciesNever() {
    Fixture.draft(fundraiser, "Draft");
    UUID dollars = ended("SUCCEEDED");
    raised(dollars, 5_000);
    Database.execute("update projects set currency = 'USD' where id = ?", dollars);
    Answer statistics = mine(Map.of());
    assertEquals(0, statistics.<Integer>get("statistics.projectCount"));
    assertEquals(0, number(statistics, "statistics.raised.minor"));
  }

  @Test
  void isFilteredAsListsAre() {
    UUID hill = ended("SUCCEEDED");
    Database.execute(
        "update projects set title = '山村图书馆', region_code = '522627', library_kind = 'RURAL', category = 'READING' where id = ?",
        hill);
    ended("FAILED");
    for (Map<String, ?> filter :
        List.<Map<String, ?>>of(
            Map.of("text", "图书"),
            Map.of("region", "520000"),
            Map.of("states", List.of("SUCCEEDED")),
            Map.of(
                "categories",
                List.of("READING"),
                "text",
                "山村",
                "libraryKinds",
                List.of("RURAL")))) {
      Answer statistics = mine(filter);
      assertEquals(1, statistics.<Integer>get("statistics.projectCount"), filter.toString());
      assertEquals(100, statistics.<Integer>get("statistics.successPercent"), filter.toString());
      assertEquals("520000", statistics.get("statistics.regionActivity[0].region.code"));
      assertEquals("贵州省", statistics.get("statistics.regionActivity[0].region.fullName"));
      assertEquals("PROVINCE", statistics.get("statistics.regionActivity[0].region.level"));
      assertNull(statistics.get("statistics.regionActivity[0].region.parent"));
    }
    assertEquals(2, mine(Map.of("text", " ")).<Integer>get("statistics.projectCount"));
    assertEquals(0, mine(Map.of("text", "书图")).<Integer>get("statistics.projectCount"));
  }

  @Test
  void listsAsManyAsRequestedAndRefusesSizesOutOfRange() {
    for (String category : List.of("LIBRARY", "READING", "READING")) {
      Database.execute("update projects set category = ? where id = ?", category, ended("LIVE"));
    }
    Answer one = mine(Map.of(), Map.of("categories", 1));
    assertEquals(List.of("READING"), one.get("statistics.categoryActivity.category"));
    assertEquals(2, one.<Integer>get("statistics.categoryActivity[0].projectCount"));
    for (int size : new int[] {0, -1, 101}) {
      assertEquals("BAD_USER_INPUT", mine(Map.of(), Map.of("categories", size)).errorCode());
      assertEquals("BAD_USER_INPUT", mine(Map.of(), Map.of("regions", size)).errorCode());
    }
    assertEquals("BAD_USER_INPUT", mine(Map.of("text", "x".repeat(501))).errorCode());
    assertEquals("NOT_FOUND", mine(Map.of("organisation", "org_x")).errorCode());
  }

  @Test
  void isAtMostAMinuteOldAndSaysItsInstant() {
    ended("LIVE");
    Answer first = mine(Map.of());
    ended("LIVE");
    Answer soon = mine(Map.of());
    assertEquals(1, soon.<Integer>get("statistics.projectCount"));
    assertEquals(first.<String>get("statistics.asOf"), soon.get("statistics.asOf"));
    TestClock.advance(Duration.ofSeconds(60));
    Answer later = mine(Map.of());
    assertEquals(2, later.<Integer>get("statistics.projectCount"));
    Instant asOf = Instant.parse(later.get("statistics.asOf"));
    assertTrue(asOf.isAfter(Instant.parse(first.get("statistics.asOf")).plusSeconds(59)));
  }

  @Test
  void showsTheOldFiguresWhileItReadsNewOnes() {
    ended("LIVE");
    Instant first = asOf();
    TestClock.advance(Duration.ofSeconds(31));
    assertEquals(first, asOf());
    Eventually.holds(() -> assertTrue(asOf().isAfter(first.plusSeconds(30))));
  }

  @Test
  void readsOnceForAllWhoAskAtOnce() {
    ended("LIVE");
    Database.execute("create extension if not exists pg_stat_statements");
    Database.column("select pg_stat_statements_reset()::text");
    List<Answer> answers = AtOnce.run(8, this::asked);
    assertEquals(
        1, answers.stream().map(answer -> answer.get("statistics.asOf")).distinct().count());
    assertEquals(
        1,
        Database.count(
            "select sum(calls) from pg_stat_statements where query like 'with matched%'"));
  }

  @Test
  void takesOneStatementAndNoneFromTheCache() {
    ended("LIVE");
    Map<String, ?> filter = Map.of("filter", Map.of("fundraiser", fundraiser.accountId()));
    Statements.assertAtMost(
        1,
        () -> {
          TestClock.advance(Duration.ofSeconds(61));
          for (int i = 0; i < 5; i++) {
            Person.VISITOR.asks(STATISTICS, filter).get("statistics");
          }
        });
  }

  private Instant asOf() {
    return Instant.parse(asked().get("statistics.asOf"));
  }

  // Each operation has its own name, so no cached answer exists for it.
  private Answer asked() {
    String query = "query Q" + UUID.randomUUID().toString().replace("-", "");
    return Person.VISITOR.asks(
        query + "($filter: ProjectFilter) { statistics(filter: $filter) { asOf } }",
        Map.of("filter", Map.of("fundraiser", fundraiser.accountId())));
  }

  private UUID ended(String state) {
    UUID project = Fixture.liveProject(fundraiser, "Counted");
    Database.execute(
        "update projects set state = ?, canceled_at = case when ? = 'CANCELED' then now() end where id = ?",
        state,
        state,
        project);
    return project;
  }

  private static void raised(UUID project, long minor) {
    Database.execute("update projects set raised_minor = ? where id = ?", minor, project);
  }

  private static long number(Answer answer, String path) {
    return answer.<Number>get(path).longValue();
  }

  private Answer mine(Map<String, ?> conditions) {
    return mine(conditions, Map.of());
  }

  private Answer mine(Map<String, ?> conditions, Map<String, ?> arguments) {
    Map<String, Object> filter = new HashMap<>(conditions);
    filter.put("fundraiser", fundraiser.accountId());
    Map<String, Object> variables = new HashMap<>(arguments);
    variables.put("filter", filter);
    return Person.VISITOR.asks(STATISTICS, variables);
  }
}
