package org.crowdshelf.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Exports;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DownloadExportTest {

  private static final String ACCESSES =
      "{ viewer { accesses { totalCount nodes { what by project { id } } } } }";

  @Inject ExpireExports expireExports;

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Downloaded");
    Map<String, Object> input =
        new HashMap<>(Backing.input(project, 1000, Backing.reward(project, 100, null, null, true)));
    input.put(
        "address",
        Map.of("recipient", "王", "phone", "13800138000", "region", "500231", "street", "学府路 1 号"));
    Backing.paid(backer, input);
  }

  @AfterEach
  void reset() {
    TestClock.reset();
  }

  @Test
  void sendsAFileThatNobodyKeeps() {
    Response response = Exports.open(Exports.path(fundraiser, made("ADDRESSES")));
    response.then().statusCode(200);
    assertEquals("no-store", response.header("Cache-Control"));
    assertEquals("nosniff", response.header("X-Content-Type-Options"));
    assertEquals("text/csv; charset=utf-8", response.header("Content-Type").replace("UTF", "utf"));
    assertTrue(
        response
            .header("Content-Disposition")
            .matches("attachment; filename=\"crowdshelf-addresses-[0-9-]{10}\\.csv\""));
  }

  @Test
  void isGoodForOneDownload() {
    String id = made("ADDRESSES");
    String path = Exports.path(fundraiser, id);
    List<Integer> codes = AtOnce.run(5, () -> Exports.open(path).statusCode());
    assertEquals(1, codes.stream().filter(code -> code == 200).count(), codes::toString);
    assertEquals(4, codes.stream().filter(code -> code == 404).count(), codes::toString);
    String another = Exports.path(fundraiser, id);
    assertNotEquals(path, another);
    assertEquals(200, Exports.open(another).statusCode());
  }

  @Test
  void isGoodForFiveMinutes() {
    String id = made("ADDRESSES");
    String path = Exports.path(fundraiser, id);
    TestClock.advance(Duration.ofMinutes(5).plusSeconds(1));
    assertEquals(404, Exports.open(path).statusCode());
    assertEquals(200, Exports.open(Exports.path(fundraiser, id)).statusCode());
  }

  @Test
  void refusesAddressesThatAreNotOurs() {
    String path = Exports.path(fundraiser, made("ADDRESSES"));
    char last = path.charAt(path.length() - 5);
    String forged =
        path.substring(0, path.length() - 5)
            + (last == 'A' ? 'B' : 'A')
            + path.substring(path.length() - 4);
    assertEquals(404, Exports.open(forged).statusCode());
    assertEquals(404, Exports.open("/exports/x").statusCode());
    assertEquals(404, Exports.open("/exports/" + "x".repeat(600)).statusCode());
    String cursor =
        fundraiser
            .asks(
                "query ($id: ID!) { project(id: $id) { pledges(first: 1) { edges { cursor } } } }",
                Map.of("id", Fixture.id(project)))
            .get("project.pledges.edges[0].cursor");
    assertEquals(404, Exports.open("/exports/" + cursor).statusCode());
    assertEquals(200, Exports.open(path).statusCode());
  }

  @Test
  void isToldToThePeopleWhoseAddressesAreInIt() {
    String id = made("ADDRESSES");
    assertEquals(0, backer.asks(ACCESSES).<Integer>get("viewer.accesses.totalCount"));
    Exports.download(fundraiser, id);
    Answer seen = backer.asks(ACCESSES);
    assertEquals(1, seen.<Integer>get("viewer.accesses.totalCount"));
    assertEquals("ADDRESS_EXPORT", seen.get("viewer.accesses.nodes[0].what"));
    assertEquals(Fixture.id(project), seen.get("viewer.accesses.nodes[0].project.id"));
    Exports.download(fundraiser, id);
    assertEquals(2, backer.asks(ACCESSES).<Integer>get("viewer.accesses.totalCount"));
    Exports.download(fundraiser, made("PLEDGES"));
    assertEquals(2, backer.asks(ACCESSES).<Integer>get("viewer.accesses.totalCount"));
  }

  @Test
  void sendsNothingThatCannotBeRecorded() {
    String path = Exports.path(fundraiser, made("ADDRESSES"));
    Database.execute(
        "alter table accesses add constraint none_today check (day < '2000-01-01') not valid");
    try {
      Response response = Exports.open(path);
      assertEquals(500, response.statusCode());
      assertTrue(!response.asString().contains("学府路"));
    } finally {
      Database.execute("alter table accesses drop constraint none_today");
    }
    assertEquals(200, Exports.open(path).statusCode());
  }

  @Test
  void isToldToOneselfWhereItIsOnesOwnData() {
    String id = Exports.made(backer, "OWN_DATA", null, Map.of());
    Exports.download(backer, id);
    assertEquals("OWN_DATA", backer.asks(ACCESSES).get("viewer.accesses.nodes[0].what"));
  }

  @Test
  void endsForSomebodyWhoLeaves() {
    String id = made("ADDRESSES");
    String path = Exports.path(fundraiser, id);
    Database.execute(
        "update projects set fundraiser_id = ? where id = ?",
        Fixture.key(IdType.ACCOUNT, Person.someoneNew().accountId()),
        project);
    assertEquals(404, Exports.open(path).statusCode());
    assertNull(Exports.read(fundraiser, id).get("node.url"));
  }

  @Test
  void isGoneWhenItsTimeIsOver() {
    String addresses = made("ADDRESSES");
    String pledges = made("PLEDGES");
    TestClock.advance(Duration.ofHours(24));
    assertEquals("EXPIRED", Exports.read(fundraiser, addresses).get("node.state"));
    assertNull(Exports.read(fundraiser, addresses).get("node.url"));
    OnVertx.await(expireExports::expireDue);
    assertEquals(0, chunks(addresses));
    assertEquals(
        0,
        Database.count(
            "select count(*) from export_people where export_id = ?",
            Fixture.key(IdType.EXPORT, addresses)));
    assertEquals("READY", Exports.read(fundraiser, pledges).get("node.state"));
    String path = Exports.path(fundraiser, pledges);
    Database.execute(
        "update exports set expires_at = now() where id = ?", Fixture.key(IdType.EXPORT, pledges));
    assertEquals(404, Exports.open(path).statusCode());
    OnVertx.await(expireExports::expireDue);
    assertEquals("EXPIRED", Exports.read(fundraiser, pledges).get("node.state"));
    assertEquals(0, chunks(pledges));
    TestClock.advance(Duration.ofDays(366));
    OnVertx.await(expireExports::expireDue);
    assertEquals("NOT_FOUND", Exports.read(fundraiser, pledges).errorCode());
  }

  private static long chunks(String export) {
    return Database.count(
        "select count(*) from export_chunks where export_id = ?",
        Fixture.key(IdType.EXPORT, export));
  }

  private String made(String kind) {
    return Exports.made(fundraiser, kind, project, Map.of());
  }
}
