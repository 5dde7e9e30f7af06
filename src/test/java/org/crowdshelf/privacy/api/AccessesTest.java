package org.crowdshelf.privacy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.account.Accesses;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each access to an address is recorded, and shown to the person whose address it is. */
@QuarkusTest
class AccessesTest {

  private static final String ACCESSES =
      """
      query ($first: Int, $after: String) {
        viewer {
          accesses(first: $first, after: $after) {
            totalCount edges { cursor } nodes { at by what project { id } } pageInfo { hasNextPage endCursor }
          }
        }
      }""";

  @Inject Accesses accesses;

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Posted");
    reward = Backing.reward(project, 100, null, null, true);
  }

  @AfterEach
  void reset() {
    TestClock.reset();
  }

  @Test
  void tellsWhoReadAnAddress() {
    pledge(backer);
    assertEquals(0, seen(backer).<Integer>get("viewer.accesses.totalCount"));
    desk(fundraiser, "name");
    assertEquals(0, seen(backer).<Integer>get("viewer.accesses.totalCount"));
    assertEquals("学府路 1 号", street(desk(fundraiser, "address { street }")));
    Answer seen = seen(backer);
    assertEquals(1, seen.<Integer>get("viewer.accesses.totalCount"));
    assertEquals("ADDRESS", seen.get("viewer.accesses.nodes[0].what"));
    assertEquals(Fixture.id(project), seen.get("viewer.accesses.nodes[0].project.id"));
    assertEquals(
        fundraiser.asks("{ viewer { account { name } } }").<String>get("viewer.account.name"),
        seen.get("viewer.accesses.nodes[0].by"));
    assertEquals(0, seen(fundraiser).<Integer>get("viewer.accesses.totalCount"));
  }

  @Test
  void recordsAlsoWhatIsReadOfASinglePledge() {
    UUID pledge = pledge(backer);
    assertNotNull(single(fundraiser, pledge).get("node.address.street"));
    assertEquals(1, seen(backer).<Integer>get("viewer.accesses.totalCount"));
    assertNotNull(single(backer, pledge).get("node.address.street"));
    assertEquals(1, seen(backer).<Integer>get("viewer.accesses.totalCount"));
  }

  @Test
  void showsTheAddressToMembersOfItsOrganisationAndToNobodyElse() {
    UUID pledge = pledge(backer);
    Person member = Person.someoneNew();
    for (Person person : List.of(member, Person.REVIEWER, Person.ADMIN)) {
      assertEquals("NOT_FOUND", single(person, pledge).errorCode());
    }
    String organisation = Organisations.ownedBy(fundraiser);
    Organisations.join(organisation, fundraiser, member, "EDITOR");
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Fixture.key(IdType.ORGANISATION, organisation),
        project);
    assertEquals("学府路 1 号", single(member, pledge).get("node.address.street"));
    assertEquals("学府路 1 号", street(desk(member, "address { street }")));
    assertEquals(1, seen(backer).<Integer>get("viewer.accesses.totalCount"));
  }

  @Test
  void isOneRowADayForEachReaderAndPledge() {
    pledge(backer);
    AtOnce.run(5, () -> desk(fundraiser, "address { street }"));
    assertEquals(1, seen(backer).<Integer>get("viewer.accesses.totalCount"));
    TestClock.advance(Duration.ofDays(1));
    desk(fundraiser, "address { street }");
    assertEquals(2, seen(backer).<Integer>get("viewer.accesses.totalCount"));
    pledge(backer);
    desk(fundraiser, "address { street }");
    assertEquals(3, seen(backer).<Integer>get("viewer.accesses.totalCount"));
  }

  @Test
  void showsNoAddressThatCannotBeRecorded() {
    pledge(backer);
    Database.execute(
        "alter table accesses add constraint none_today check (day < '2000-01-01') not valid");
    try {
      Answer desk = desk(fundraiser, "pledgeId address { street }");
      assertNull(desk.getPartial("project.pledges.nodes[0].address"));
      assertEquals("INTERNAL", desk.errorCode());
      assertTrue(!desk.body().contains("学府路"), desk::body);
    } finally {
      Database.execute("alter table accesses drop constraint none_today");
    }
  }

  @Test
  void isReadInPages() {
    pledge(backer);
    pledge(backer);
    pledge(backer);
    desk(fundraiser, "address { street }");
    Answer first = backer.asks(ACCESSES, Map.of("first", 2));
    assertTrue(first.<Boolean>get("viewer.accesses.pageInfo.hasNextPage"));
    Map<String, Object> next =
        Map.of("first", 2, "after", first.get("viewer.accesses.pageInfo.endCursor"));
    assertEquals(1, backer.asks(ACCESSES, next).<List<?>>get("viewer.accesses.nodes").size());
    assertEquals("BAD_USER_INPUT", backer.asks(ACCESSES, Map.of("first", 0)).errorCode());
    assertEquals(
        "BAD_USER_INPUT", backer.asks(ACCESSES, Map.of("first", 1, "after", "x")).errorCode());
  }

  @Test
  void isForgottenAfterAYear() {
    pledge(backer);
    desk(fundraiser, "address { street }");
    TestClock.advance(Duration.ofDays(364));
    OnVertx.await(accesses::deleteOld);
    assertEquals(1, seen(backer).<Integer>get("viewer.accesses.totalCount"));
    TestClock.advance(Duration.ofDays(2));
    OnVertx.await(accesses::deleteOld);
    assertEquals(0, seen(backer).<Integer>get("viewer.accesses.totalCount"));
  }

  private UUID pledge(Person person) {
    Map<String, Object> input = new HashMap<>(Backing.input(project, 1000, reward));
    input.put(
        "address",
        Map.of("recipient", "王", "phone", "13800138000", "region", "500231", "street", "学府路 1 号"));
    return Backing.paid(person, input);
  }

  private Answer desk(Person person, String fields) {
    return person.asks(
        "query ($id: ID!) { project(id: $id) { pledges { nodes { " + fields + " } } } }",
        Map.of("id", Fixture.id(project)));
  }

  private static String street(Answer desk) {
    return desk.get("project.pledges.nodes[0].address.street");
  }

  private static Answer single(Person person, UUID pledge) {
    return person.asks(
        "query ($id: ID!) { node(id: $id) { ... on Pledge { id address { street } } } }",
        Map.of("id", Ids.encode(IdType.PLEDGE, pledge)));
  }

  private static Answer seen(Person person) {
    return person.asks(ACCESSES, Map.of("first", 20));
  }
}
