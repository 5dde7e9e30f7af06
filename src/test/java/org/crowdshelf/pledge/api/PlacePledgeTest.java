package org.crowdshelf.pledge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlacePledgeTest {

  private static final Map<String, String> ADDRESS =
      Map.of("recipient", "李雷", "phone", "13800000000", "region", "500231", "street", "凤山路 1 号");

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(fundraiser, "A library");
  }

  @Test
  void reservesAndTellsHowToPay() {
    Answer answer = Backing.place(backer, Backing.input(project, 1000));
    assertEquals(List.of(), answer.userErrorCodes("placePledge"));
    assertEquals("RESERVED", answer.get("placePledge.pledge.state"));
    assertEquals(1, answer.<Integer>get("placePledge.pledge.quantity"));
    assertEquals(Fixture.id(project), answer.get("placePledge.pledge.project.id"));
    assertEquals("sandbox", answer.get("placePledge.payment.provider"));
    assertTrue(answer.<String>get("placePledge.payment.redirectUrl").contains("/sandbox/pay/"));
    String until = answer.get("placePledge.pledge.reservedUntil");
    // The provider stops a minute earlier, so that its last result is known when the place is free.
    assertEquals(
        Instant.parse(until).minusSeconds(60),
        Instant.parse(answer.get("placePledge.payment.expiresAt")));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'PledgePlaced' and subject_id = ?",
            key(answer)));
  }

  @Test
  void answersTheSameForTheSameKeyAndInput() {
    Map<String, Object> input = Backing.input(project, 1000);
    String first = Backing.place(backer, input).body();
    assertEquals(first, Backing.place(backer, input).body());
    assertEquals(1, pledges());
  }

  @Test
  void answersTheSameKeyAfterTheProjectEnded() {
    Map<String, Object> input = Backing.input(project, 1000);
    UUID pledge = Backing.placed(backer, input);
    Database.execute("update projects set ends_at = now() where id = ?", project);
    assertEquals(pledge, Backing.placed(backer, input));
  }

  @Test
  void refusesTheSameKeyWithAnotherInput() {
    Map<String, Object> input = Backing.input(project, 1000);
    Backing.placed(backer, input);
    input.put("amount", Map.of("minor", 2000, "currency", "CNY"));
    assertRejected(List.of("IDEMPOTENCY_KEY_REUSED"), input, 1);
  }

  @Test
  void keepsTheKeysOfTwoBackersApart() {
    Map<String, Object> input = Backing.input(project, 1000);
    Backing.placed(backer, input);
    Backing.placed(Person.someoneNew(), input);
    assertEquals(2, pledges());
  }

  @Test
  void refusesKeysThatAreEmptyOrTooLong() {
    Map<String, Object> input = Backing.input(project, 1000);
    input.put("idempotencyKey", "");
    assertRejected(List.of("BLANK"), input, 0);
    input.put("idempotencyKey", "k".repeat(256));
    assertRejected(List.of("TOO_LONG"), input, 0);
    input.put("idempotencyKey", "k\0k");
    assertRejected(List.of("BAD_CHARACTERS"), input, 0);
    input.put("idempotencyKey", "k".repeat(255));
    Backing.placed(backer, input);
  }

  @Test
  void refusesAmountsBelowTheLeast() {
    assertRejected(List.of("PLEDGE_TOO_SMALL"), Backing.input(project, 99), 0);
    assertRejected(List.of("OUT_OF_RANGE", "PLEDGE_TOO_SMALL"), Backing.input(project, -5), 0);
    UUID reward = Backing.reward(project, 500, null, null, false);
    Map<String, Object> input = Backing.input(project, 1499, reward);
    input.put("quantity", 3);
    assertRejected(List.of("PLEDGE_TOO_SMALL"), input, 0);
    input.put("amount", Map.of("minor", 1500, "currency", "CNY"));
    Backing.placed(backer, input);
    assertEquals(3, claimed(reward));
  }

  @Test
  void refusesAmountsAboveTheMost() {
    for (long minor : List.of(100_000_001L, 9_007_199_254_740_991L)) {
      Map<String, Object> input = Backing.input(project, minor);
      assertRejected(List.of("PLEDGE_TOO_LARGE"), input, 0);
      String message = Backing.place(backer, input).get("placePledge.userErrors[0].message");
      assertTrue(message.contains("1,000,000.00"), message);
    }
    Backing.placed(backer, Backing.input(project, 100_000_000));
  }

  @Test
  void readsEmptyTextsAsLeftOut() {
    Map<String, Object> input = Backing.input(project, 1000);
    for (String field : List.of("rewardId", "onBehalfOf", "message", "provider")) {
      input.put(field, "");
    }
    Backing.placed(backer, input);
  }

  @Test
  void refusesHiddenCharactersInAMessage() {
    Map<String, Object> input = Backing.input(project, 1000);
    input.put("message", "加油\u202e油加");
    assertRejected(List.of("BAD_CHARACTERS"), input, 0);
    input.put("message", "第一行\n第二行 👩‍👧");
    Backing.placed(backer, input);
  }

  @Test
  void tellsTheLeastAmountInMoney() {
    Answer answer = Backing.place(backer, Backing.input(project, 99));
    assertEquals(
        "The pledge must be at least ¥1.00.", answer.get("placePledge.userErrors[0].message"));
  }

  @Test
  void refusesAnotherCurrency() {
    Map<String, Object> input = Backing.input(project, 1000);
    input.put("amount", Map.of("minor", 1000, "currency", "USD"));
    assertRejected(List.of("CURRENCY_MISMATCH"), input, 0);
  }

  @Test
  void refusesQuantitiesThatMakeNoSense() {
    UUID reward = Backing.reward(project, 100, null, null, false);
    for (int quantity : List.of(0, -1, 10_001)) {
      Map<String, Object> input = Backing.input(project, 9_000_000, reward);
      input.put("quantity", quantity);
      assertRejected(List.of("OUT_OF_RANGE"), input, 0);
    }
    Map<String, Object> withoutReward = Backing.input(project, 1000);
    withoutReward.put("quantity", 2);
    assertRejected(List.of("OUT_OF_RANGE"), withoutReward, 0);
  }

  @Test
  void refusesMoreThanTheLimit() {
    UUID reward = Backing.reward(project, 100, 3, null, false);
    Map<String, Object> input = Backing.input(project, 1000, reward);
    input.put("quantity", 2);
    Backing.placed(backer, input);
    input.put("idempotencyKey", "another");
    assertRejected(List.of("REWARD_SOLD_OUT"), input, 1);
    assertEquals(2, claimed(reward));
  }

  @Test
  void refusesMoreThanTheLimitPerBacker() {
    UUID reward = Backing.reward(project, 100, null, 2, false);
    Map<String, Object> input = Backing.input(project, 1000, reward);
    input.put("quantity", 2);
    Backing.placed(backer, input);
    input.put("idempotencyKey", "another");
    input.put("quantity", 1);
    assertRejected(List.of("REWARD_LIMIT_PER_BACKER"), input, 1);
    Backing.placed(Person.someoneNew(), input);
  }

  @Test
  void refusesProjectsThatAreNotLive() {
    Database.execute("update projects set ends_at = now() where id = ?", project);
    assertRejected(List.of("PROJECT_NOT_LIVE"), Backing.input(project, 1000), 0);
  }

  @Test
  void refusesOnesOwnProject() {
    Answer answer = Backing.place(fundraiser, Backing.input(project, 1000));
    assertEquals(List.of("OWN_PROJECT"), answer.userErrorCodes("placePledge"));
    UUID organisation = organisation(backer);
    Database.execute("update projects set organisation_id = ? where id = ?", organisation, project);
    assertRejected(List.of("OWN_PROJECT"), Backing.input(project, 1000), 0);
  }

  @Test
  void asksForAnAddressWhereTheRewardNeedsOne() {
    UUID reward = Backing.reward(project, 100, null, null, true);
    Map<String, Object> input = Backing.input(project, 1000, reward);
    assertRejected(List.of("ADDRESS_MISSING"), input, 0);
    Map<String, Object> nowhere = new HashMap<>(ADDRESS);
    nowhere.put("region", "999999");
    input.put("address", nowhere);
    assertRejected(List.of("UNKNOWN_REGION"), input, 0);
    nowhere.put("region", "320400");
    nowhere.put("phone", "1");
    assertRejected(List.of("BAD_PHONE", "REGION_TOO_WIDE"), input, 0);
    Map<String, Object> there = new HashMap<>(ADDRESS);
    there.put("phone", "\u202d138 0013 8000\u202c");
    input.put("address", there);
    Answer answer = Backing.place(backer, input);
    assertEquals("李雷", answer.get("placePledge.pledge.address.recipient"));
    String id = answer.get("placePledge.pledge.id");
    String read =
        "query ($id: ID!) { node(id: $id) { ... on Pledge { address { street phone } } } }";
    Answer seen = fundraiser.asks(read, Map.of("id", id));
    assertEquals("凤山路 1 号", seen.get("node.address.street"));
    assertEquals("138 0013 8000", seen.get("node.address.phone"));
    for (Person other : List.of(Person.VISITOR, Person.someoneNew(), Person.REVIEWER)) {
      assertEquals("NOT_FOUND", other.asks(read, Map.of("id", id)).errorCode());
    }
  }

  @Test
  void keepsNoAddressThatNobodyNeeds() {
    Map<String, Object> input = Backing.input(project, 1000);
    input.put("address", ADDRESS);
    assertNull(Backing.place(backer, input).get("placePledge.pledge.address"));
  }

  @Test
  void backsInAnOrganisationsNameForItsMembers() {
    UUID organisation = organisation(Person.someoneNew());
    Map<String, Object> input = Backing.input(project, 1000);
    input.put("onBehalfOf", Ids.encode(IdType.ORGANISATION, organisation));
    assertRejected(List.of("NOT_A_MEMBER"), input, 0);
    input.put("onBehalfOf", Ids.encode(IdType.ORGANISATION, organisation(backer)));
    input.put("anonymous", true);
    assertRejected(List.of("ANONYMOUS_ORGANISATION"), input, 0);
    input.put("anonymous", false);
    Backing.placed(backer, input);
    input.put("onBehalfOf", Ids.encode(IdType.ORGANISATION, Ids.next()));
    input.put("idempotencyKey", "another");
    assertEquals("NOT_FOUND", Backing.place(backer, input).errorCode());
  }

  @Test
  void countsTheMembersOfAnOrganisationAsOneBackerInItsName() {
    UUID reward = Backing.reward(project, 100, 10, 1, false);
    UUID organisation = organisation(backer);
    Person colleague = Person.someoneNew();
    Database.execute(
        "insert into memberships values (?, ?, 'EDITOR', now())",
        organisation,
        Fixture.key(IdType.ACCOUNT, colleague.accountId()));
    Backing.placed(colleague, inTheNameOf(organisation, reward));
    assertRejected(List.of("REWARD_LIMIT_PER_BACKER"), inTheNameOf(organisation, reward), 1);
    Backing.placed(backer, Backing.input(project, 1000, reward));
    assertRejected(List.of("REWARD_LIMIT_PER_BACKER"), Backing.input(project, 1000, reward), 2);
    Backing.placed(backer, inTheNameOf(organisation(backer), reward));
    assertEquals(3, claimed(reward));
  }

  private Map<String, Object> inTheNameOf(UUID organisation, UUID reward) {
    Map<String, Object> input = Backing.input(project, 1000, reward);
    input.put("onBehalfOf", Ids.encode(IdType.ORGANISATION, organisation));
    return input;
  }

  @Test
  void refusesMessagesThatAreTooLong() {
    Map<String, Object> input = Backing.input(project, 1000);
    input.put("message", "好".repeat(501));
    assertRejected(List.of("TOO_LONG"), input, 0);
    input.put("message", "好".repeat(500));
    Backing.placed(backer, input);
  }

  @Test
  void refusesProvidersThatAreNotThere() {
    Map<String, Object> input = Backing.input(project, 1000);
    input.put("provider", "barter");
    assertRejected(List.of("UNKNOWN_PROVIDER"), input, 0);
  }

  @Test
  void findsNothingThatIsNotThere() {
    UUID elsewhere = Fixture.liveProject(fundraiser, "Another");
    UUID reward = Backing.reward(elsewhere, 100, null, null, false);
    assertEquals(
        "NOT_FOUND", Backing.place(backer, Backing.input(project, 1000, reward)).errorCode());
    assertEquals("NOT_FOUND", Backing.place(backer, Backing.input(Ids.next(), 1000)).errorCode());
    UUID draft = Fixture.draft(fundraiser, "Draft");
    assertEquals("NOT_FOUND", Backing.place(backer, Backing.input(draft, 1000)).errorCode());
    Map<String, Object> malformed = Backing.input(project, 1000);
    malformed.put("projectId", "nonsense");
    assertEquals("NOT_FOUND", Backing.place(backer, malformed).errorCode());
  }

  @Test
  void asksVisitorsToSignIn() {
    assertEquals(
        "UNAUTHENTICATED", Backing.place(Person.VISITOR, Backing.input(project, 1000)).errorCode());
  }

  @Test
  void listsOnesOwnPledgesNewestFirst() {
    Backing.placed(backer, Backing.input(project, 1000));
    Backing.placed(backer, Backing.input(project, 2000));
    String page =
        "query ($after: String) { viewer { pledges(first: 1, after: $after) { totalCount"
            + " nodes { amount { minor } } pageInfo { hasNextPage endCursor } } } }";
    Answer first = backer.asks(page, new HashMap<>());
    assertEquals(List.of(2000), first.get("viewer.pledges.nodes.amount.minor"));
    assertEquals(2, first.<Integer>get("viewer.pledges.totalCount"));
    String cursor = first.get("viewer.pledges.pageInfo.endCursor");
    Answer second = backer.asks(page, Map.of("after", cursor));
    assertEquals(List.of(1000), second.get("viewer.pledges.nodes.amount.minor"));
    assertEquals(0, Person.someoneNew().asks(page).<Integer>get("viewer.pledges.totalCount"));
  }

  private void assertRejected(List<String> codes, Map<String, Object> input, int stored) {
    Answer answer = Backing.place(backer, input);
    assertEquals(codes, answer.userErrorCodes("placePledge"));
    assertNull(answer.get("placePledge.pledge"));
    assertEquals(stored, pledges());
    assertEquals(
        stored, Database.count("select count(*) from payments where subject_id = ?", project));
  }

  private UUID organisation(Person member) {
    UUID organisation = Ids.next();
    UUID account = Fixture.key(IdType.ACCOUNT, member.accountId());
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " values (?, '书香公司', 'COMPANY', 'UNVERIFIED', ?, now())",
        organisation,
        account);
    Database.execute(
        "insert into memberships values (?, ?, 'OWNER', now())", organisation, account);
    return organisation;
  }

  private static UUID key(Answer answer) {
    return Fixture.key(IdType.PLEDGE, answer.get("placePledge.pledge.id"));
  }

  private long pledges() {
    return Database.count("select count(*) from pledges where project_id = ?", project);
  }

  private static long claimed(UUID reward) {
    return Database.count("select claimed from rewards where id = ?", reward);
  }
}
