package org.crowdshelf.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Exports;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sha256;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MakeExportsTest {

  private static final Map<String, String> JSON = Map.of("format", "JSON");

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Exported");
    reward = Backing.reward(project, 100, null, null, true);
  }

  @AfterEach
  void reset() {
    TestClock.reset();
  }

  @Test
  void listsAddressesForASpreadsheet() {
    UUID pledge = Backing.paid(backer, addressed("=HYPERLINK(\"http://x\")"));
    Backing.placed(Person.someoneNew(), addressed("never paid"));
    String id = Exports.request(fundraiser, "ADDRESSES", project).get("requestExport.export.id");
    Exports.make();
    Answer made = Exports.read(fundraiser, id);
    assertEquals("READY", made.get("node.state"));
    assertEquals(1, made.<Integer>get("node.rows"));
    String csv = Exports.download(fundraiser, id);
    assertTrue(
        csv.startsWith("\uFEFFpledge,reward,quantity,recipient,phone,region,street,postalCode\r\n"),
        csv);
    String[] lines = csv.split("\r\n");
    assertEquals(2, lines.length, csv);
    assertTrue(lines[1].startsWith(Fulfilling.id(pledge) + ",Thanks,1,王小明,'+8613800138000,"), csv);
    assertTrue(lines[1].contains("\"'=HYPERLINK(\"\"http://x\"\")\""), csv);
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    assertEquals(bytes.length, made.<Integer>get("node.bytes"));
    assertEquals(Sha256.hex(csv), made.get("node.sha256"));
  }

  @Test
  void listsPledgesWithoutTheNamesOfAnonymousOnes() {
    backer.asks("mutation { updateProfile(input: {name: \"王小明\"}) { account { id } } }");
    Backing.paid(backer, Backing.input(project, 1050));
    Person quiet = Person.someoneNew();
    quiet.asks("mutation { updateProfile(input: {name: \"李安静\"}) { account { id } } }");
    Map<String, Object> anonymous = new HashMap<>(Backing.input(project, 2000));
    anonymous.put("anonymous", true);
    anonymous.put("message", "加油");
    Backing.paid(quiet, anonymous);
    JsonArray rows = new JsonArray(file("PLEDGES", JSON));
    assertEquals(2, rows.size());
    JsonObject hidden = rows.getJsonObject(0);
    assertEquals("Anonymous", hidden.getString("name"));
    assertEquals("20.00", hidden.getString("amount"));
    assertEquals("CNY", hidden.getString("currency"));
    assertEquals("加油", hidden.getString("message"));
    assertEquals("王小明", rows.getJsonObject(1).getString("name"));
    assertEquals("10.50", rows.getJsonObject(1).getString("amount"));
    assertFalse(rows.encode().contains("李安静"));
  }

  @Test
  void listsThePledgesOfTheseRewardsAlone() {
    UUID other = Backing.reward(project, 100, null, null, false);
    Backing.paid(backer, addressed("学府路 1 号"));
    UUID wanted = Backing.paid(backer, Backing.input(project, 1000, other));
    Map<String, Object> fields = new HashMap<>(JSON);
    fields.put("rewards", List.of(Ids.encode(IdType.REWARD, other)));
    JsonArray rows = new JsonArray(file("PLEDGES", fields));
    assertEquals(1, rows.size());
    assertEquals(Fulfilling.id(wanted), rows.getJsonObject(0).getString("pledge"));
  }

  @Test
  void listsWhatWasBooked() {
    Backing.paid(backer, Backing.input(project, 1000));
    JsonArray rows = new JsonArray(file("LEDGER", JSON));
    assertTrue(rows.size() >= 1, rows::encode);
    assertTrue(
        rows.stream()
            .map(JsonObject.class::cast)
            .anyMatch(
                row ->
                    "PROJECT_ESCROW".equals(row.getString("account"))
                        && "10.00".equals(row.getString("credit"))),
        rows::encode);
  }

  @Test
  void tellsEverythingThatIsKeptAboutOneself() {
    Backing.paid(backer, addressed("学府路 1 号"));
    String id = Exports.made(backer, "OWN_DATA", null, Map.of());
    Answer made = Exports.read(backer, id);
    assertEquals("JSON", made.get("node.format"));
    assertNull(made.get("node.rows"));
    JsonObject data = new JsonObject(Exports.download(backer, id));
    assertEquals(
        "学府路 1 号",
        data.getJsonObject("pledges")
            .getJsonArray("entries")
            .getJsonObject(0)
            .getJsonObject("address")
            .getString("street"));
  }

  @Test
  void headsColumnsInChinese() {
    Backing.paid(backer, Backing.input(project, 1000));
    String id =
        fundraiser
            .asksIn(
                "zh-CN",
                "mutation ($id: ID!) { requestExport(input: {kind: PLEDGES, projectId: $id}) { export { id } } }",
                Map.of("id", Fixture.id(project)))
            .get("requestExport.export.id");
    Exports.make();
    assertTrue(Exports.download(fundraiser, id).startsWith("\uFEFF支持编号,支持者,回报,"));
  }

  @Test
  void isMadeOnceByAnyNumberOfReplicas() {
    Backing.paid(backer, Backing.input(project, 1000));
    Exports.request(fundraiser, "PLEDGES", project).get("requestExport.export.id");
    List<Long> taken = AtOnce.run(4, Exports::make);
    assertEquals(1, taken.stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void isLeftToTheReplicaThatHasIt() {
    Backing.paid(backer, Backing.input(project, 1000));
    String id = Exports.request(fundraiser, "PLEDGES", project).get("requestExport.export.id");
    UUID key = Fixture.key(IdType.EXPORT, id);
    try (HeldRow held = HeldRow.of("exports", key)) {
      assertEquals(0, Exports.make());
    }
    assertEquals(1, Exports.make());
  }

  @Test
  void isMadeFromTheStartAfterItFailed() {
    Backing.paid(backer, Backing.input(project, 1000));
    String id = Exports.request(fundraiser, "PLEDGES", project).get("requestExport.export.id");
    UUID key = Fixture.key(IdType.EXPORT, id);
    Database.execute(
        "alter table export_chunks add constraint refused check (octet_length(content) < 0) not valid");
    try {
      Exports.make();
      assertEquals("WAITING", Exports.read(fundraiser, id).get("node.state"));
      assertEquals(1, Database.count("select failures from exports where id = ?", key));
      for (int i = 0; i < 4; i++) {
        TestClock.advance(Duration.ofHours(1));
        Exports.make();
      }
      assertEquals("FAILED", Exports.read(fundraiser, id).get("node.state"));
    } finally {
      Database.execute("alter table export_chunks drop constraint refused");
    }
    assertEquals(0, Database.count("select count(*) from export_chunks where export_id = ?", key));
    assertTrue(file("PLEDGES", Map.of()).length() > 50);
  }

  @Test
  void isNotMadeForSomebodyWhoLeftMeanwhile() {
    Backing.paid(backer, Backing.input(project, 1000));
    String id = Exports.request(fundraiser, "PLEDGES", project).get("requestExport.export.id");
    Database.execute(
        "update projects set fundraiser_id = ? where id = ?",
        Fixture.key(IdType.ACCOUNT, Person.someoneNew().accountId()),
        project);
    Exports.make();
    assertEquals("FAILED", Exports.read(fundraiser, id).get("node.state"));
  }

  @Test
  void writesAHundredThousandRowsInSmallPieces() {
    pledges(100_000);
    String id = Exports.made(fundraiser, "PLEDGES", project, Map.of());
    Answer made = Exports.read(fundraiser, id);
    assertEquals(100_000, made.<Integer>get("node.rows"));
    UUID key = Fixture.key(IdType.EXPORT, id);
    assertTrue(Database.count("select count(*) from export_chunks where export_id = ?", key) > 60);
    assertTrue(
        Database.count(
                "select max(octet_length(content)) from export_chunks where export_id = ?", key)
            <= ExportFiles.CHUNK);
    byte[] file = Exports.open(Exports.path(fundraiser, id)).asByteArray();
    assertEquals(made.<Integer>get("node.bytes"), file.length);
    String text = new String(file, StandardCharsets.UTF_8);
    assertEquals(100_001, Arrays.stream(text.split("\r\n")).count());
    assertEquals(Sha256.hex(text), made.get("node.sha256"));

    // One row more while it is made, and then before it is asked for.
    String grown = Exports.request(fundraiser, "PLEDGES", project).get("requestExport.export.id");
    pledges(1);
    Exports.make();
    assertEquals("FAILED", Exports.read(fundraiser, grown).get("node.state"));
    assertEquals(
        0,
        Database.count(
            "select count(*) from export_chunks where export_id = ?",
            Fixture.key(IdType.EXPORT, grown)));
    Answer refused = Exports.request(fundraiser, "PLEDGES", project);
    assertEquals(List.of("TOO_MANY_ROWS"), refused.userErrorCodes("requestExport"));
    assertEquals(
        List.of("A file has at most 100000 rows; please ask for some of the rewards."),
        refused.get("requestExport.userErrors.message"));
    assertEquals(
        0,
        Database.count(
            "select count(*) from exports where project_id = ? and state = 'WAITING'", project));
  }

  private void pledges(int count) {
    Database.execute(
        """
        insert into pledges (id, project_id, account_id, amount_minor, state, message, idempotency_key, input_hash,
                             created_at, paid_at)
        select gen_random_uuid(), ?, ?, 100, 'PAID', repeat('书', 40), gen_random_uuid()::text, sha256('x'), now(), now()
          from generate_series(1, ?) as i""",
        project,
        Fixture.key(IdType.ACCOUNT, backer.accountId()),
        count);
  }

  private String file(String kind, Map<String, ?> fields) {
    return Exports.download(fundraiser, Exports.made(fundraiser, kind, project, fields));
  }

  private Map<String, Object> addressed(String street) {
    Map<String, Object> input = new HashMap<>(Backing.input(project, 1000, reward));
    input.put(
        "address",
        Map.of(
            "recipient", "王小明", "phone", "+8613800138000", "region", "500231", "street", street));
    return input;
  }
}
