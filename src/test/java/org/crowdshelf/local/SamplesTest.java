package org.crowdshelf.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crowdshelf.support.Database;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The samples that a developer starts with keep to the facts of the field study. */
@QuarkusTest
class SamplesTest {

  private static final String DATABASE = "samples_test";
  private static final String SERVED = "http://localhost:8085/dev/images/";

  private String url;

  @BeforeEach
  void loadThemIntoADatabaseOfTheirOwn() {
    Database.execute("create database " + DATABASE);
    url =
        ConfigProvider.getConfig()
            .getValue("quarkus.datasource.migrations.jdbc.url", String.class)
            .replaceFirst("/[^/?]+($|\\?)", "/" + DATABASE + "$1");
    migrate();
  }

  @AfterEach
  void dropIt() {
    Database.execute("drop database " + DATABASE + " with (force)");
  }

  @Test
  void keepTheFactsOfTheCases() throws SQLException {
    Map<String, String> facts = new TreeMap<>();
    facts.put("贵州黔东南天柱县邦洞镇小学图书馆", "SUCCEEDED 10869100");
    facts.put("永和核桃圆孩子书屋梦", "SUCCEEDED 86667500");
    facts.put("番茄太阳阅读馆——公益阅读馆", "FAILED 0");
    facts.put("番茄太阳阅读馆——农村公益阅读馆", "SUCCEEDED 1656767");
    facts.put("凤山小学建图书馆", "SUCCEEDED 50400");
    facts.put("凤山小学建图书馆（第二次）", "FAILED 0");
    facts.put("《圆梦》为贫困儿童送上一本书，建立一个图书馆", "FAILED 0");
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      assertEquals(
          fact.getValue(),
          value(
              "select state || ' ' || raised_minor from projects where title = '"
                  + fact.getKey()
                  + "'"));
    }
    assertEquals(
        "999",
        value(
            "select limit_count::text from rewards r join projects p on p.id = r.project_id"
                + " where p.title = '千年古茶树，悠悠大粤情'"));
  }

  @Test
  void raisedAndBackerCountAreWhatThePledgesSay() throws SQLException {
    assertEquals(
        "0",
        value(
            """
            select count(*)::text
              from projects p
             cross join lateral (
                    select coalesce(sum(amount_minor), 0) as raised, count(distinct case when anonymous then id else account_id end) as backers
                      from pledges where project_id = p.id and state in ('PAID', 'COLLECTED')) s
             where (p.raised_minor, p.backer_count) <> (s.raised, s.backers)"""));
  }

  @Test
  void areBookedAsTheyAreShown() throws SQLException {
    assertEquals(
        "0",
        value(
            """
            select count(*)::text
              from projects p
             cross join lateral (
                    select coalesce(sum(amount_minor) filter (where account_code in ('PROJECT_ESCROW', 'PROJECT_PAYABLE')), 0) as held,
                           coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_ESCROW' and p.state <> 'LIVE'), 0) as left_over,
                           coalesce(sum(amount_minor) filter (where account_code = 'REFUNDS_IN_TRANSIT'), 0) as in_transit
                      from journal_entries where subject_id = p.id) b
             where (p.raised_minor, 0, 0) <> (-b.held, b.left_over, b.in_transit)"""));
  }

  @Test
  void areLoadedOnceAndLeaveChangesAlone() throws SQLException {
    change("update projects set title = 'Changed' where title = '凤山小学建图书馆'");
    String before = value("select count(*) || ' ' || sum(amount_minor) from pledges");
    migrate();
    assertEquals(before, value("select count(*) || ' ' || sum(amount_minor) from pledges"));
    assertEquals("1", value("select count(*)::text from projects where title = 'Changed'"));
  }

  @Test
  void showPicturesThatTheServiceServes() throws SQLException {
    DevServer server = DevServer.start();
    try {
      for (String picture : pictures()) {
        assertTrue(picture.startsWith(SERVED), picture);
        given()
            .baseUri(server.address())
            .port(server.port())
            .get("/dev/images/" + picture.substring(SERVED.length()))
            .then()
            .statusCode(200)
            .contentType("image/svg+xml")
            .body("svg.rect.size()", not(0));
      }
    } finally {
      server.stop();
    }
  }

  private List<String> pictures() throws SQLException {
    List<String> found =
        List.of(
            value(
                    """
                    select string_agg(distinct url, ' ') from (
                      select avatar_url from accounts
                      union all select cover_url from projects
                      union all select m ->> 'url' from project_contents, jsonb_array_elements(media) m
                      union all select p ->> 'screenshotUrl' from project_contents, jsonb_array_elements(press) p
                      union all select m ->> 'url' from updates, jsonb_array_elements(media) m
                    ) as pictures (url)""")
                .split(" "));
    assertTrue(found.size() > 100, found::toString);
    return found;
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(url, EmbeddedPostgresServer.USERNAME, "")
        .locations("db/migration", "db/samples")
        .initSql("set crowdshelf.images = '" + SERVED + "'")
        .load()
        .migrate();
  }

  private String value(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url, EmbeddedPostgresServer.USERNAME, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url, EmbeddedPostgresServer.USERNAME, "");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
