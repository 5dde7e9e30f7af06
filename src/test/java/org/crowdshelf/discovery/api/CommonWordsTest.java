package org.crowdshelf.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.crowdshelf.discovery.CommonWords;
import org.crowdshelf.discovery.CountCommonWords;
import org.crowdshelf.discovery.ProjectOrder;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Words that very many projects have: a page is read from the list, not chosen from all matches.
 */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommonWordsTest {

  private static final int PROJECTS = 1100;

  private static final List<String> WORDS = List.of("图书", "山村", "kiwi", "plum", "月亮");

  // Each word is in a fixed share of titles, summaries and stories, chosen by a hash.
  private static final String MAKE =
      """
      with made as (
        select n, uuidv7() as id, string_agg(word, ' ') filter (where dice < title) as title,
               string_agg(word, ' ') filter (where dice >= title and dice < summary) as summary,
               string_agg(word, ' ') filter (where dice >= summary and dice < story) as story
          from generate_series(1, ?) as n
          cross join (values ('图书', 40, 55, 75), ('山村', 25, 40, 70), ('kiwi', 5, 6, 60), ('plum', 4, 8, 10), ('月亮', 1, 1, 2))
            as words (word, title, summary, story)
          cross join lateral (select abs(hashint8extended(n, ascii(word)) % 100) as dice) thrown
         group by n),
      projects as (
        insert into projects (id, fundraiser_id, title, summary, state, funding_model, funding_rule, category, currency,
                              goal_minor, minimum_pledge_minor, duration_days, created_at, updated_at, launched_at, ends_at,
                              backer_count, raised_minor, settled_at)
        select id, ?, concat('P', ' ', title), coalesce(summary, ''), case when n % 3 = 0 then 'FAILED' else 'LIVE' end, 'DONATION',
               'ALL_OR_NOTHING', case when n % 20 = 0 then 'OTHER' else 'LIBRARY' end, 'CNY', 100000, 100, 30, now(), now(),
               now() - (n / 3) * interval '1 minute', now() + (n % 700) * interval '1 minute', n % 40, n % 90, null
          from made)
      insert into project_contents (project_id, story)
      select id, jsonb_build_array(jsonb_build_object('kind', 'OTHER', 'title', 't', 'body', coalesce(story, ''))) from made""";

  private static final String READ =
      """
      select concat_ws('|', p.id, p.title, p.summary, c.story -> 0 ->> 'body', p.state, p.category,
                       (extract(epoch from launched_at) * 1000000)::bigint, (extract(epoch from ends_at) * 1000000)::bigint,
                       backer_count, raised_minor)
        from projects p join project_contents c on c.project_id = p.id where p.fundraiser_id = ?""";

  private static final String PAGE =
      """
      query ($first: Int, $after: String, $filter: ProjectFilter, $orderBy: ProjectOrder) {
        projects(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
          nodes { id } pageInfo { hasNextPage endCursor } } }""";

  /** A project of the reference implementation in plain Java. */
  private record Made(
      String key,
      List<List<String>> texts,
      String state,
      String category,
      long launchedAt,
      long endsAt,
      long backers,
      long raised) {

    static Made of(String row) {
      String[] part = row.split("\\|", -1);
      List<List<String>> texts = List.of(words(part[1]), words(part[2]), words(part[3]));
      return new Made(
          part[0],
          texts,
          part[4],
          part[5],
          Long.parseLong(part[6]),
          Long.parseLong(part[7]),
          Long.parseLong(part[8]),
          Long.parseLong(part[9]));
    }

    private static List<String> words(String text) {
      return List.of(text.split(" "));
    }

    /** 2: all in the title, 1: with the summary, 0: with the story, -1: not all. */
    int matches(List<String> sought) {
      List<String> read = new ArrayList<>();
      for (int text = 0; text < 3; text++) {
        read.addAll(texts.get(text));
        if (read.containsAll(sought)) {
          return 2 - text;
        }
      }
      return -1;
    }

    String id() {
      return Fixture.id(UUID.fromString(key));
    }
  }

  @Inject CountCommonWords count;
  @Inject CommonWords common;

  private static List<Made> made;
  private static Person fundraiser;

  @BeforeEach
  void makeProjectsOnce() {
    if (made == null) {
      fundraiser = Person.someoneNew();
      UUID account = Fixture.key(IdType.ACCOUNT, fundraiser.accountId());
      Database.execute(MAKE, PROJECTS, account);
      Database.execute("analyze projects, project_search, project_search_terms");
      OnVertx.await(() -> count.run().chain(common::read));
      made = Database.<String>column(READ, account).stream().map(Made::of).toList();
      assertEquals(PROJECTS, made.size());
    }
  }

  // Runs last and deletes the projects, so that other tests do not find them.
  @Test
  @Order(Integer.MAX_VALUE)
  void keepsNoTermOfDeletedProjects() {
    Database.execute(
        "delete from projects where fundraiser_id = ?",
        Fixture.key(IdType.ACCOUNT, fundraiser.accountId()));
    assertEquals(
        0,
        Database.count(
            "select count(*) from project_search_terms w left join project_search s using (project_id)"
                + " where s.project_id is null"));
  }

  @Test
  void findsAndOrdersAsTheReferenceDoes() {
    Random chance = new Random(5);
    for (int round = 0; round < 40; round++) {
      List<String> words = new ArrayList<>(WORDS);
      Collections.shuffle(words, chance);
      words = List.copyOf(words.subList(0, 1 + chance.nextInt(3)));
      ProjectOrder order = ProjectOrder.values()[round % ProjectOrder.values().length];
      Map<String, Object> filter = filter(String.join(" ", words));
      String category = chance.nextInt(3) == 0 ? "OTHER" : null;
      String state = chance.nextInt(3) == 0 ? "FAILED" : null;
      filter.put("categories", category == null ? null : List.of(category));
      filter.put("states", state == null ? null : List.of(state));
      List<String> expected = reference(words, order, category, state);
      List<String> listed = pages(filter, order, 20 + chance.nextInt(81), 3);
      List<String> beginning = expected.subList(0, Math.min(expected.size(), listed.size()));
      assertEquals(beginning, listed, order + " " + filter);
    }
  }

  @Test
  void listsEveryMatchToTheLastPage() {
    for (ProjectOrder order : ProjectOrder.values()) {
      for (List<String> words : List.of(List.of("图书"), List.of("图书", "kiwi"))) {
        Map<String, Object> filter = filter(String.join(" ", words));
        List<String> listed = pages(filter, order, 100, Integer.MAX_VALUE);
        assertEquals(reference(words, order, null, null), listed, order + " " + words);
      }
    }
  }

  @Test
  void losesAndRepeatsNothingWhileProjectsGoLive() {
    for (ProjectOrder order : List.of(ProjectOrder.RELEVANCE, ProjectOrder.NEWEST)) {
      Map<String, Object> filter = filter("图书 山村");
      List<String> seen = new ArrayList<>();
      List<UUID> came = new ArrayList<>();
      String after = null;
      do {
        Answer page = page(filter, order, 60, after);
        seen.addAll(page.get("projects.nodes.id"));
        after =
            page.<Boolean>get("projects.pageInfo.hasNextPage")
                ? page.get("projects.pageInfo.endCursor")
                : null;
        UUID fresh = Fixture.liveProject(fundraiser, "图书 山村, new");
        Database.execute("update projects set launched_at = now() where id = ?", fresh);
        came.add(fresh);
        Fixture.draft(fundraiser, "图书 山村, draft");
      } while (after != null);
      came.forEach(fresh -> Database.execute("delete from projects where id = ?", fresh));
      assertTrue(came.size() > 3);
      assertEquals(reference(List.of("图书", "山村"), order, null, null), seen);
    }
  }

  @Test
  void readsACommonWordAndARareOneInOneStatement() {
    for (ProjectOrder order : ProjectOrder.values()) {
      assertReadIn(1, "图书", order);
      assertReadIn(1, "月亮", order);
    }
  }

  @Test
  void knowsTheWordsThatVeryManyProjectsHave() {
    String counted =
        "select string_agg(lexeme, ' ' order by lexeme) from search_common_words where lexeme in ('图书', '山村', 'kiwi', '月亮')";
    assertEquals("kiwi 图书 山村", Database.value(counted));
    Database.execute("insert into search_common_words values ('月亮')");
    Database.execute("delete from search_common_words where lexeme = 'kiwi'");
    OnVertx.await(count::run);
    assertEquals("kiwi 图书 山村", Database.value(counted));
  }

  @Test
  void findsTheSameWhileNoWordIsCounted() {
    try {
      Database.execute("delete from search_common_words");
      OnVertx.await(common::read);
      listsEveryMatchToTheLastPage();
    } finally {
      OnVertx.await(() -> count.run().chain(common::read));
    }
  }

  @Test
  void holdsTheWordsOfLaunchedProjectsAloneAndOfNoDeletedOne() {
    UUID project = Fixture.draft(fundraiser, "Quokka 图书");
    String held = "select count(*) from project_search_terms where project_id = ?";
    assertEquals(0, Database.count(held, project));
    Database.execute(
        "update projects set state = 'LIVE', launched_at = now(), ends_at = now() + interval '1 day' where id = ?",
        project);
    String exact =
        "select count(*) from (select term, place, project_id from project_search_terms where project_id = ?"
            + " except select w.term, w.place, s.project_id from project_search s"
            + " cross join search_postings(s.document, s.launched_at) w where s.project_id = ?) wrong";
    // Quokka with its beginnings, 图, 书, 图书 and tushu.
    assertEquals(8, Database.count(held, project));
    assertEquals(0, Database.count(exact, project, project));
    Database.execute(
        "update projects set title = 'Wombat 图书', summary = 'quokka' where id = ?", project);
    assertEquals(12, Database.count(held, project));
    assertEquals(0, Database.count(exact, project, project));
    Database.execute("delete from projects where id = ?", project);
    assertEquals(0, Database.count(held, project));
  }

  private static void assertReadIn(int statements, String text, ProjectOrder order) {
    Map<String, Object> filter = filter(text);
    Statements.assertAtMost(statements, () -> page(filter, order, 20, null).get("projects"));
  }

  private static List<String> reference(
      List<String> words, ProjectOrder order, String category, String state) {
    Comparator<Made> by =
        switch (order) {
          case NEWEST -> Comparator.comparing(Made::launchedAt);
          case ENDING_SOON -> Comparator.comparing(Made::endsAt);
          case MOST_BACKED -> Comparator.comparing(Made::backers);
          case MOST_RAISED -> Comparator.comparing(Made::raised);
          case RELEVANCE ->
              Comparator.<Made, Integer>comparing(one -> one.matches(words))
                  .thenComparing(Made::launchedAt);
        };
    by = by.thenComparing(Made::key);
    return made.stream()
        .filter(one -> one.matches(words) >= 0)
        .filter(one -> category == null || category.equals(one.category()))
        .filter(one -> state == null || state.equals(one.state()))
        .filter(one -> order != ProjectOrder.ENDING_SOON || one.state().equals("LIVE"))
        .sorted(order == ProjectOrder.ENDING_SOON ? by : by.reversed())
        .map(Made::id)
        .toList();
  }

  private static List<String> pages(
      Map<String, Object> filter, ProjectOrder order, int first, int most) {
    List<String> listed = new ArrayList<>();
    String after = null;
    int pages = 0;
    do {
      Answer page = page(filter, order, first, after);
      listed.addAll(page.get("projects.nodes.id"));
      boolean more = page.get("projects.pageInfo.hasNextPage");
      after = more ? page.get("projects.pageInfo.endCursor") : null;
      pages++;
      assertFalse(listed.size() > PROJECTS, "ends");
    } while (after != null && pages < most);
    assertTrue(pages <= most);
    return listed;
  }

  private static Answer page(
      Map<String, Object> filter, ProjectOrder order, int first, String after) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("filter", filter);
    variables.put("first", first);
    variables.put("after", after);
    variables.put("orderBy", order.name());
    return Person.VISITOR.asks(PAGE, variables);
  }

  private static Map<String, Object> filter(String text) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("text", text);
    filter.put("fundraiser", fundraiser.accountId());
    return filter;
  }
}
