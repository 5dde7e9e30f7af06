package org.crowdshelf.reward.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.BadValues;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddRewardTest {

  private static final String ADD =
      """
      mutation ($input: AddRewardInput!) {
        addReward(input: $input) {
          reward { id kind title description price { minor currency } limit limitPerBacker claimed remaining
                   needsAddress estimatedDelivery faceValue { minor } sponsor { id name } }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final long MAX_MINOR = (1L << 53) - 1;

  private final Person fundraiser = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void begin() {
    project = Fixture.draft(fundraiser, "Offers");
  }

  @Test
  void keepsAllThatWasSaid() {
    UUID sponsor = Ids.next();
    RewardRows.organisation(sponsor, Fixture.key(IdType.ACCOUNT, fundraiser.accountId()));
    String markdown = "A card\n\n<b>bold</b> 谢谢 👩‍🏫";
    LocalDate delivery = today().plusYears(1);
    Map<String, Object> all = new HashMap<>();
    all.put("kind", "MEMBERSHIP");
    all.put("title", "  Card  ");
    all.put("description", markdown);
    all.put("price", cny(15_000));
    all.put("limit", 999);
    all.put("limitPerBacker", 999);
    all.put("needsAddress", true);
    all.put("estimatedDelivery", delivery.toString());
    all.put("faceValue", cny(48_000));
    all.put("sponsor", Ids.encode(IdType.ORGANISATION, sponsor));
    Answer answer = add(fundraiser, all);
    assertEquals("MEMBERSHIP", answer.get("addReward.reward.kind"));
    assertEquals("Card", answer.get("addReward.reward.title"));
    assertEquals(markdown, answer.get("addReward.reward.description"));
    assertEquals(15_000, answer.<Integer>get("addReward.reward.price.minor"));
    assertEquals("CNY", answer.get("addReward.reward.price.currency"));
    assertEquals(999, answer.<Integer>get("addReward.reward.limit"));
    assertEquals(999, answer.<Integer>get("addReward.reward.limitPerBacker"));
    assertEquals(0, answer.<Integer>get("addReward.reward.claimed"));
    assertEquals(999, answer.<Integer>get("addReward.reward.remaining"));
    assertTrue(answer.<Boolean>get("addReward.reward.needsAddress"));
    assertEquals(delivery.toString(), answer.get("addReward.reward.estimatedDelivery"));
    assertEquals(48_000, answer.<Integer>get("addReward.reward.faceValue.minor"));
    assertEquals("Publisher", answer.get("addReward.reward.sponsor.name"));
    assertEquals(List.of("RewardAdded"), RewardRows.events(project));
  }

  @Test
  void isUnlimitedAndNeedsNoAddressUnlessItIsSaid() {
    Answer answer = add(fundraiser, Map.of());
    assertNull(answer.get("addReward.reward.limit"));
    assertNull(answer.get("addReward.reward.limitPerBacker"));
    assertNull(answer.get("addReward.reward.remaining"));
    assertFalse(answer.<Boolean>get("addReward.reward.needsAddress"));
    assertNull(answer.get("addReward.reward.estimatedDelivery"));
    assertNull(answer.get("addReward.reward.faceValue"));
    assertNull(answer.get("addReward.reward.sponsor"));
    assertFalse(
        add(fundraiser, Collections.singletonMap("needsAddress", null))
            .<Boolean>get("addReward.reward.needsAddress"));
  }

  @Test
  void comesLastInTheProjectsOrder() {
    for (String title : List.of("First", "Second", "Third")) {
      add(fundraiser, Map.of("title", title)).get("addReward.reward.id");
    }
    assertEquals(
        List.of("First", "Second", "Third"),
        fundraiser
            .asks(
                "query ($id: ID!) { project(id: $id) { rewards { title } } }",
                Map.of("id", Fixture.id(project)))
            .get("project.rewards.title"));
  }

  @Test
  void isTakenUntilTheReviewAndWhileLiveWhateverTheFundingModel() {
    for (String model : List.of("REWARD", "DONATION")) {
      for (String state : List.of("DRAFT", "CHANGES_REQUESTED", "LIVE")) {
        UUID key =
            state.equals("LIVE")
                ? Fixture.liveProject(fundraiser, "Live")
                : Fixture.draft(fundraiser, "Draft");
        Database.execute(
            "update projects set state = ?, funding_model = ? where id = ?", state, model, key);
        add(fundraiser, Map.of("projectId", Fixture.id(key)));
        assertEquals(1, RewardRows.count(key), model + state);
      }
    }
  }

  @Test
  void isRejectedInTheReviewAndAfterTheEnd() {
    RewardRows.NOT_EDITED.forEach(
        (state, sql) -> {
          UUID key = Fixture.liveProject(fundraiser, "Not edited");
          Database.execute("update projects set " + sql + " where id = ?", key);
          Answer answer = add(fundraiser, Map.of("projectId", Fixture.id(key)));
          assertEquals(List.of("PROJECT_STATE"), codes(answer));
          assertEquals(state, answer.get("addReward.userErrors[0].params[0].value"));
          assertEquals(List.of("input", "projectId"), answer.get("addReward.userErrors[0].field"));
          assertNothingAdded(key);
        });
  }

  @Test
  void isRefusedForWhoeverIsNotOneOfItsPeople() {
    UUID live = Fixture.liveProject(fundraiser, "Live");
    Map<String, ?> toLive = Map.of("projectId", Fixture.id(live));
    assertEquals("UNAUTHENTICATED", add(Person.VISITOR, toLive).errorCode());
    assertEquals(
        "UNAUTHENTICATED", add(Person.VISITOR, Map.of("projectId", "nonsense")).errorCode());
    assertEquals("FORBIDDEN", add(Person.someoneNew(), toLive).errorCode());
    assertEquals("FORBIDDEN", add(Person.REVIEWER, toLive).errorCode());
    assertEquals("NOT_FOUND", add(Person.someoneNew(), Map.of()).errorCode());
    assertEquals("FORBIDDEN", add(Person.REVIEWER, Map.of()).errorCode());
    assertNothingAdded(live);
    assertNothingAdded(project);
  }

  @Test
  void isTakenFromAMemberOfTheProjectsOrganisation() {
    Person member = Person.someoneNew();
    RewardRows.makeMember(member, project);
    add(member, Map.of()).get("addReward.reward.id");
    assertEquals(1, RewardRows.count(project));
  }

  @Test
  void isRefusedForUnknownProjectsAndSponsorsAllAlike() {
    BadValues.ids(IdType.PROJECT)
        .forEach(
            id ->
                assertEquals(
                    "NOT_FOUND", add(fundraiser, Map.of("projectId", id)).errorCode(), id));
    BadValues.optionalIds(IdType.ORGANISATION)
        .forEach(
            id ->
                assertEquals("NOT_FOUND", add(fundraiser, Map.of("sponsor", id)).errorCode(), id));
    assertNothingAdded(project);
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("title", " ");
    wrong.put("description", "x".repeat(2001));
    wrong.put("price", cny(0));
    wrong.put("limit", 0);
    wrong.put("limitPerBacker", 0);
    wrong.put("estimatedDelivery", "2015-04-09");
    wrong.put("faceValue", Map.of("minor", 1, "currency", "USD"));
    Answer answer = add(fundraiser, wrong);
    assertEquals(
        List.of(
            "BLANK",
            "TOO_LONG",
            "OUT_OF_RANGE",
            "OUT_OF_RANGE",
            "OUT_OF_RANGE",
            "OUT_OF_RANGE",
            "CURRENCY_MISMATCH"),
        codes(answer));
    assertEquals(
        List.of(
            "title",
            "description",
            "price",
            "limit",
            "limitPerBacker",
            "estimatedDelivery",
            "faceValue"),
        answer.<List<List<String>>>get("addReward.userErrors.field").stream()
            .map(field -> field.get(1))
            .toList());
    assertNull(answer.get("addReward.reward"));
    assertNothingAdded(project);
  }

  @Test
  void refusesTextsThatNoFieldTakes() {
    BadValues.lines(80)
        .forEach(
            bad ->
                assertEquals(
                    List.of(bad.get(1)), codes(add(fundraiser, Map.of("title", bad.get(0))))));
    BadValues.markdown(2000)
        .forEach(
            bad ->
                assertEquals(
                    List.of(bad.get(1)),
                    codes(add(fundraiser, Map.of("description", bad.get(0))))));
    assertNothingAdded(project);
    add(fundraiser, Map.of("title", BadValues.longestLine(80), "description", "书".repeat(2000)));
    assertEquals(1, RewardRows.count(project));
  }

  @Test
  void takesPricesOfTheProjectsCurrencyFromOneMinorUnitOn() {
    for (String currency : List.of("USD", "cny", "XXX", "", "CNY ")) {
      Map<String, ?> price = Map.of("minor", 100, "currency", currency);
      assertEquals(
          List.of("CURRENCY_MISMATCH"), codes(add(fundraiser, Map.of("price", price))), currency);
    }
    for (long minor : List.of(0L, -1L, -MAX_MINOR)) {
      assertEquals(List.of("OUT_OF_RANGE"), codes(add(fundraiser, Map.of("price", cny(minor)))));
      assertEquals(
          List.of("OUT_OF_RANGE"), codes(add(fundraiser, Map.of("faceValue", cny(minor)))));
    }
    assertNothingAdded(project);
    add(fundraiser, Map.of("price", cny(1), "faceValue", cny(1)));
    add(fundraiser, Map.of("price", cny(MAX_MINOR), "faceValue", cny(MAX_MINOR)));
    assertEquals(2, RewardRows.count(project));
  }

  @Test
  void takesLimitsFromOneOnAndNoMoreForOneBackerThanThereAre() {
    Map<String, Object> tooMany = Map.of("limit", 9, "limitPerBacker", 10);
    Answer answer = add(fundraiser, tooMany);
    assertEquals(List.of("OUT_OF_RANGE"), codes(answer));
    assertEquals(List.of("input", "limitPerBacker"), answer.get("addReward.userErrors[0].field"));
    assertEquals("9", answer.get("addReward.userErrors[0].params[0].value"));
    assertEquals(List.of("OUT_OF_RANGE"), codes(add(fundraiser, Map.of("limit", -1))));
    for (Object noInt : List.of(2_147_483_648L, 1.5, "9")) {
      assertNull(add(fundraiser, Map.of("limit", noInt)).getPartial("addReward"));
    }
    assertNothingAdded(project);
    add(fundraiser, Map.of("limit", Integer.MAX_VALUE, "limitPerBacker", Integer.MAX_VALUE));
    add(fundraiser, Map.of("limitPerBacker", 1));
    assertEquals(2, RewardRows.count(project));
  }

  @Test
  void takesDaysFromTodayToTenYearsAhead() {
    for (LocalDate bad : List.of(today().minusDays(1), today().plusYears(10).plusDays(1))) {
      assertEquals(
          List.of("OUT_OF_RANGE"),
          codes(add(fundraiser, Map.of("estimatedDelivery", bad.toString()))));
    }
    for (String noDate : List.of("2027-02-30", "10000-01-01", "+10000-01-01", "tomorrow", "")) {
      assertNull(add(fundraiser, Map.of("estimatedDelivery", noDate)).getPartial("addReward"));
    }
    assertNothingAdded(project);
    add(fundraiser, Map.of("estimatedDelivery", today().toString()));
    add(fundraiser, Map.of("estimatedDelivery", today().plusYears(10).toString()));
    assertEquals(2, RewardRows.count(project));
  }

  @Test
  void refusesTheHundredAndFirstWhoeverIsFirst() {
    IntStream.range(0, 95).forEach(i -> RewardRows.reward(project, null, 0));
    List<Answer> answers =
        AtOnce.run(12, () -> add(fundraiser, Map.of("title", "Book " + UUID.randomUUID())));
    List<List<String>> refused =
        answers.stream().map(AddRewardTest::codes).filter(codes -> !codes.isEmpty()).toList();
    assertEquals(Collections.nCopies(7, List.of("TOO_MANY")), refused);
    assertEquals(100, RewardRows.count(project));
    assertEquals(Collections.nCopies(5, "RewardAdded"), RewardRows.events(project));
    assertEquals(
        100,
        Database.count(
            "select count(distinct position) from rewards where project_id = ?", project));
  }

  @Test
  void offersOneThingHoweverOftenOneClicks() {
    List<Answer> answers = AtOnce.run(8, () -> add(fundraiser, Map.of("faceValue", cny(9))));
    assertEquals(
        1, answers.stream().map(a -> a.<String>get("addReward.reward.id")).distinct().count());
    assertEquals(1, RewardRows.count(project));
    assertEquals(List.of("RewardAdded"), RewardRows.events(project));
    String first = answers.get(0).get("addReward.reward.id");
    UUID key = Fixture.key(IdType.REWARD, first);
    Map<String, Object> different = new HashMap<>();
    different.put("kind", "PRODUCT");
    different.put("title", "Another");
    different.put("description", "Another");
    different.put("price", cny(101));
    different.put("limit", 5);
    different.put("limitPerBacker", 5);
    different.put("needsAddress", true);
    different.put("estimatedDelivery", today().plusDays(1).toString());
    different.put("faceValue", cny(10));
    different.forEach(
        (field, value) -> {
          Map<String, Object> almost = new HashMap<>(Map.of("faceValue", cny(9)));
          almost.put(field, value);
          assertNotEquals(first, add(fundraiser, almost).get("addReward.reward.id"), field);
        });
    assertEquals(1 + different.size(), RewardRows.count(project));
    IntStream.range(0, 100 - 1 - different.size())
        .forEach(i -> RewardRows.reward(project, null, 0));
    assertEquals(first, add(fundraiser, Map.of("faceValue", cny(9))).get("addReward.reward.id"));
    assertEquals(1, RewardRows.row(key).size());
  }

  private static void assertNothingAdded(UUID project) {
    assertEquals(0, RewardRows.count(project));
    assertEquals(List.of(), RewardRows.events(project));
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai"));
  }

  private static Map<String, ?> cny(long minor) {
    return Map.of("minor", minor, "currency", "CNY");
  }

  private static List<String> codes(Answer answer) {
    return answer.userErrorCodes("addReward");
  }

  private Answer add(Person person, Map<String, ?> changes) {
    Map<String, Object> input = new HashMap<>();
    input.put("projectId", Fixture.id(project));
    input.put("kind", "BOOK");
    input.put("title", "A book");
    input.put("description", "With *thanks*");
    input.put("price", cny(100));
    input.putAll(changes);
    return person.asks(ADD, Map.of("input", input));
  }
}
