package org.crowdshelf.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchTest {

  private static final String SEARCH =
      """
      query ($first: Int, $after: String, $filter: ProjectFilter, $orderBy: ProjectOrder) {
        projects(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
          totalCount
          nodes { title }
          pageInfo { hasNextPage endCursor }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();

  @Test
  void findsChineseWordsOfAnyLengthWithoutSpaces() {
    live("山村图书馆");
    live("天柱县邦洞镇小学");
    assertFinds("图书", "山村图书馆");
    assertFinds("图", "山村图书馆");
    assertFinds("山村图书馆", "山村图书馆");
    assertFinds("小学", "天柱县邦洞镇小学");
    assertFinds("邦洞镇小学", "天柱县邦洞镇小学");
    assertFinds("书图");
    assertFinds("馆书图村山");
    assertFinds("山馆");
  }

  @Test
  void findsEnglishByItsStemInAnyCaseAndWithoutAccents() {
    live("Libraries for hill villages");
    live("Café of books");
    for (String text :
        List.of("library", "LIBRARIES", "village library", "the library", "ｌｉｂｒａｒｙ")) {
      assertFinds(text, "Libraries for hill villages");
    }
    assertFinds("cafe book", "Café of books");
    assertFinds("li");
    assertFinds("the");
  }

  @Test
  void findsMixedScriptsAndAllWordsTogether() {
    String title = "3D打印 makerspace 图书角";
    live(title);
    for (String text : List.of("3D打印", "3d", "图书角 makerspaces", "打印 图书角", "图书角3D")) {
      assertFinds(text, title);
    }
    assertFinds("打印图书角");
    assertFinds("图书角 barge");
  }

  @Test
  void findsTraditionalBySimplifiedChineseAndTheReverse() {
    live("圖書館");
    live("汉语图书");
    assertFinds("图书", "汉语图书", "圖書館");
    assertFinds("圖書", "汉语图书", "圖書館");
    assertFinds("漢語", "汉语图书");
  }

  @Test
  void findsVariantsOfHongKongAndOldOnes() {
    live("山峰卫生图书馆");
    live("登峯造極衞星圖書舘");
    assertFinds("山峯衞生圖書舘", "山峰卫生图书馆");
    assertFinds("卫星图书馆", "登峯造極衞星圖書舘");
  }

  @Test
  void findsBeginningsOfThreeLettersAndMore() {
    live("iPhone15 for Librarians");
    for (String text :
        List.of("iphone", "iph", "iphone1", "IPHONE15", "lib", "libraria", "lib iph")) {
      assertFinds(text, "iPhone15 for Librarians");
    }
    for (String text : List.of("li", "phone", "brarian", "iphone16", "lib kiwi")) {
      assertFinds(text);
    }
  }

  @Test
  void findsTitlesAndLibraryNamesByPinyin() {
    live("重庆山村圖書館");
    UUID other = live("Other");
    Database.execute(
        "update projects set library_kind = 'RURAL', library_name = '北京绿色读书会', summary = '给孩子们' where id = ?",
        other);
    for (String text :
        List.of("tushuguan", "tushu", "Shancun", "chongqing", "shancuntushu", "tushuguan 重庆")) {
      assertFinds(text, "重庆山村圖書館");
    }
    for (String text : List.of("beijing", "lvse", "luse", "dushuhui")) {
      assertFinds(text, "Other");
    }
    for (String text : List.of("tu", "guantushu", "haizi", "tushuguan beijing")) {
      assertFinds(text);
    }
  }

  @Test
  void boundsTheSpellingsOfATitleOfManyReadings() {
    UUID project = live("重长行乐都得了会".repeat(10));
    assertTrue(
        Database.count("select length(heading) from project_search where project_id = ?", project)
            < 3000);
  }

  @Test
  void looksIntoSummaryStoryLibraryOrganisationAndRegion() {
    UUID project = live("Plain");
    Database.execute(
        "update projects set summary = '夏天的书包', library_kind = 'RURAL', library_name = '蒲公英书屋',"
            + " region_code = '522627', organisation_id = ? where id = ?",
        organisation("彩虹公益中心"),
        project);
    Database.execute(
        "insert into project_contents (project_id, story) values (?, cast(? as jsonb))",
        project,
        "[{\"kind\":\"OTHER\",\"title\":\"起因\",\"body\":\"孩子们 walked two hours\"}]");
    for (String text :
        List.of("书包", "蒲公英", "彩虹", "贵州", "黔东南", "天柱县", "Guizhou", "起因", "walking", "贵州 书屋 孩子")) {
      assertFinds(text, "Plain");
    }
  }

  @Test
  void followsEveryChangeOfATextInTheSameTransaction() throws Exception {
    UUID organisation = organisation("旧名称公益");
    UUID project = live("Before");
    Database.execute("update projects set organisation_id = ? where id = ?", organisation, project);
    Database.execute("insert into project_contents (project_id) values (?)", project);
    assertFinds("旧名称", "Before");
    try (var connection = Database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "update organisations set name = '新字号公益' where id = '" + organisation + "'");
      statement.execute("update projects set title = 'After' where id = '" + project + "'");
      statement.execute(
          "update project_contents set story = '[{\"kind\":\"OTHER\",\"title\":\"t\",\"body\":\"木槿\"}]'"
              + " where project_id = '"
              + project
              + "'");
      assertFinds("旧名称", "Before");
      assertFinds("木槿");
      connection.commit();
    }
    assertFinds("旧名称");
    assertFinds("before");
    assertFinds("新字号 木槿 after", "After");
  }

  @Test
  void losesNeitherOfTwoChangesMadeAtOnce() throws Exception {
    UUID project = live("Both");
    Database.execute("insert into project_contents (project_id) values (?)", project);
    Thread story;
    try (var connection = Database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update projects set title = 'Both 海棠' where id = '" + project + "'");
      story =
          new Thread(
              () ->
                  Database.execute(
                      "update project_contents set story = cast(? as jsonb) where project_id = ?",
                      "[{\"kind\":\"OTHER\",\"title\":\"t\",\"body\":\"木槿\"}]",
                      project));
      story.start();
      awaitLockWait();
      connection.commit();
    }
    story.join();
    assertFinds("海棠 木槿", "Both 海棠");
  }

  @Test
  void putsTitleMatchesFirstThenNamesThenTheStory() {
    UUID story = live("Story holds it");
    Database.execute(
        "insert into project_contents (project_id, story) values (?, cast(? as jsonb))",
        story,
        "[{\"kind\":\"OTHER\",\"title\":\"凤凰花\",\"body\":\"" + "凤凰花".repeat(500) + "\"}]");
    UUID summary = live("Summary holds it");
    Database.execute("update projects set summary = '凤凰花 凤凰花 凤凰花' where id = ?", summary);
    UUID title = live("A long title of many words that holds 凤凰花 at its end");
    Database.execute(
        "update projects set launched_at = launched_at - interval '1 hour' where id = ?", title);
    List<String> ranked = titles(search("凤凰花", Map.of("orderBy", "RELEVANCE")));
    assertEquals(
        List.of(
            "A long title of many words that holds 凤凰花 at its end",
            "Summary holds it",
            "Story holds it"),
        ranked);
  }

  @Test
  void pagesByRelevanceWithoutLossOrRepetition() {
    for (int i = 0; i < 7; i++) {
      live("紫藤 " + "花 ".repeat(i / 2 + 1));
    }
    List<String> cursors = new ArrayList<>();
    int seen = 0;
    Map<String, Object> arguments = new HashMap<>(Map.of("orderBy", "RELEVANCE", "first", 2));
    boolean more = true;
    while (more) {
      Answer page = search("紫藤", arguments);
      seen += titles(page).size();
      assertEquals(7, page.<Integer>get("projects.totalCount"));
      more = page.get("projects.pageInfo.hasNextPage");
      cursors.add(page.get("projects.pageInfo.endCursor"));
      arguments.put("after", cursors.get(cursors.size() - 1));
      assertTrue(seen <= 7);
    }
    assertEquals(7, seen);
    assertEquals(4, Set.copyOf(cursors).size());
    assertEquals("BAD_USER_INPUT", search("花", arguments).errorCode());
  }

  @Test
  void ordersByNewestUnderRelevanceWithoutAText() {
    live("Older");
    live("Newer");
    for (String text : new String[] {null, "", "  \t\n", "\u3000\u00a0"}) {
      assertEquals(
          List.of("Newer", "Older"), titles(search(text, Map.of("orderBy", "RELEVANCE"))), text);
    }
    String cursor =
        search(null, Map.of("orderBy", "RELEVANCE", "first", 1)).get("projects.pageInfo.endCursor");
    assertEquals(List.of("Older"), titles(search(null, Map.of("after", cursor))));
  }

  @Test
  void treatsNoCharacterAsAnOperatorOrAnError() {
    live("图书 100% \"quoted\" under_score 📚 rock & roll");
    String[] found = {"图书 100% \"quoted\" under_score 📚 rock & roll"};
    for (String text :
        List.of(
            "图书",
            "📚",
            "\"quoted\"",
            "100%",
            "under_score",
            "rock & roll",
            "(rock:*",
            "书\0 rock")) {
      assertFinds(text, found);
    }
    for (String text :
        List.of(
            "%",
            "_",
            "'",
            "\"",
            "\\",
            ":*",
            "!图书馆",
            "图书 | 木",
            "rock <-> nothing",
            "\0",
            "--",
            ";",
            "🦖",
            "\ud83d",
            "'; drop table projects; --",
            "图".repeat(500),
            "x".repeat(500),
            "&|!():*<->\\'\"".repeat(38),
            "\ufdfa".repeat(500),
            "é".repeat(500))) {
      boolean blank = text.equals("\0");
      assertFinds(text, blank ? found : new String[0]);
    }
    assertFinds("!图书", found);
    assertFinds("📚".repeat(2));
    assertEquals("BAD_USER_INPUT", search("图".repeat(501), Map.of()).errorCode());
    assertEquals("BAD_USER_INPUT", search("📚".repeat(501), Map.of()).errorCode());
    assertFinds("📚".repeat(500));
    assertEquals(
        "BAD_USER_INPUT",
        Person.VISITOR.asks("{ projects(filter: {text: 7}) { totalCount } }").errorCode());
  }

  @Test
  void takesAStoryOfAnyLengthAndKind() {
    UUID project = live("Long");
    StringBuilder body = new StringBuilder();
    for (int letter = 0x4e00; letter < 0x9fff; letter++) {
      body.appendCodePoint(letter).appendCodePoint(0x9fff - letter + 0x4e00);
    }
    String section = "{\"kind\":\"OTHER\",\"title\":\"t\",\"body\":\"%s\"}";
    String story =
        "[" + section.formatted(body) + "," + section.formatted("\ufdfa".repeat(20_000)) + "]";
    Database.execute(
        "insert into project_contents (project_id, story) values (?, cast(? as jsonb))",
        project,
        story);
    assertFinds("long", "Long");
    assertFinds("一鿿", "Long");
  }

  @Test
  void findsNoDraftAndHonoursTheOtherConditions() {
    Fixture.draft(fundraiser, "草稿图书馆");
    live("公开图书馆");
    assertFinds("图书馆", "公开图书馆");
    Map<String, Object> failed = new HashMap<>(Map.of("text", "图书馆", "states", List.of("FAILED")));
    assertEquals(0, asks(Map.of("filter", failed)).<Integer>get("projects.totalCount"));
    assertFalse(asks(Map.of("filter", failed)).<Boolean>get("projects.pageInfo.hasNextPage"));
  }

  @Test
  void isAnsweredFromTheIndex() throws Exception {
    List<String> plan = new ArrayList<>();
    try (var connection = Database.connect();
        var statement = connection.createStatement()) {
      // PostgreSQL reads so few rows sequentially unless that is disabled. The statement has no
      // join with projects, because its order would depend on the rows of other tests.
      statement.execute("set enable_seqscan = off");
      var rows =
          statement.executeQuery(
              "explain with typed as materialized (select search_query('图书') as words)"
                  + " select s.project_id from typed"
                  + " join project_search s on s.document @@ typed.words");
      while (rows.next()) {
        plan.add(rows.getString(1));
      }
    }
    assertTrue(
        plan.stream().anyMatch(line -> line.contains("Index Scan on project_search_document")),
        () -> String.join("\n", plan));
  }

  private static void awaitLockWait() {
    String waiting =
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
            + " and query like 'update project_contents%'";
    Instant giveUp = Instant.now().plusSeconds(20);
    while (Database.count(waiting) == 0) {
      assertTrue(Instant.now().isBefore(giveUp), "the second change waits for the first");
    }
  }

  private UUID live(String title) {
    UUID project = Fixture.liveProject(fundraiser, title);
    Database.execute("update projects set launched_at = clock_timestamp() where id = ?", project);
    return project;
  }

  private UUID organisation(String name) {
    UUID key = UUID.randomUUID();
    fundraiser.accountId();
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " select ?, ?, 'NONPROFIT', 'UNVERIFIED', id, now() from accounts where subject = ?",
        key,
        name,
        fundraiser.name());
    return key;
  }

  /** The newest first. */
  private void assertFinds(String text, String... titles) {
    assertEquals(List.of(titles), titles(search(text, Map.of())), "searched for " + text);
  }

  private Answer search(String text, Map<String, ?> arguments) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("fundraiser", fundraiser.accountId());
    filter.put("text", text);
    Map<String, Object> variables = new HashMap<>(arguments);
    variables.put("filter", filter);
    return asks(variables);
  }

  private static Answer asks(Map<String, ?> variables) {
    return Person.VISITOR.asks(SEARCH, variables);
  }

  private static List<String> titles(Answer answer) {
    return answer.get("projects.nodes.title");
  }
}
