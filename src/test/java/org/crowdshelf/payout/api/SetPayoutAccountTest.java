package org.crowdshelf.payout.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SetPayoutAccountTest {

  private static final String SET =
      """
      mutation ($input: SetPayoutAccountInput!) {
        setPayoutAccount(input: $input) {
          payoutAccount { provider holder masked verification usableFrom }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final String SEEN =
      """
      query ($id: ID!) {
        node(id: $id) {
          ... on Account { payoutAccount { holder masked usableFrom } }
          ... on Organisation { payoutAccount { holder masked usableFrom } }
        }
      }""";

  private final Person person = Person.someoneNew();

  @Test
  void showsItMaskedToWhoeverSetItAndAdminsAlone() {
    Answer set = set(person, input("6222000012341234"));
    assertEquals("****1234", set.get("setPayoutAccount.payoutAccount.masked"));
    assertEquals("UNVERIFIED", set.get("setPayoutAccount.payoutAccount.verification"));
    String account = person.accountId();
    assertEquals("王老师", seen(person, account).get("node.payoutAccount.holder"));
    assertEquals("****1234", seen(Person.ADMIN, account).get("node.payoutAccount.masked"));
    for (Person other : List.of(Person.VISITOR, Person.someoneNew(), Person.REVIEWER)) {
      assertNull(seen(other, account).get("node.payoutAccount"));
    }
    assertEquals(
        0,
        Database.count(
            "select count(*) from payout_accounts where position(convert_to('6222000012341234', 'UTF8') in params) > 0"));
  }

  @Test
  void holdsAnotherAccountForTwoDaysAndTheSameOneNot() {
    Instant first = usableFrom(set(person, input("6222000012341234")));
    assertTrue(first.isBefore(Instant.now().plusSeconds(60)));
    Instant again = usableFrom(set(person, input("6222000012341234")));
    assertEquals(first, again, "the same one changes nothing");
    Instant other = usableFrom(set(person, input("6222000012345678")));
    assertTrue(other.isAfter(first.plus(Duration.ofHours(47))));
    assertEquals(2, rows(), "the former one is kept");
    assertEquals(
        2,
        Database.count(
            "select count(*) from outbox where subject_id = ? and event_type like '%PayoutAccountSet'",
            key()));
  }

  @Test
  void organisationsIsItsOwnersAffairAndHasItsName() {
    Person editor = Person.someoneNew();
    String organisation = ProjectSteps.organisation(person, editor);
    Database.execute(
        "update memberships set role = 'EDITOR' where account_id = ?",
        Fixture.key(IdType.ACCOUNT, editor.accountId()));
    Map<String, Object> input = input("6222000012341234");
    input.put("organisationId", organisation);
    assertEquals("FORBIDDEN", set(editor, input).errorCode());
    assertEquals("FORBIDDEN", set(Person.ADMIN, input).errorCode());
    Answer mismatch = set(person, input);
    assertEquals(List.of("HOLDER_MISMATCH"), mismatch.userErrorCodes("setPayoutAccount"));
    assertEquals(
        "The account has to be in the name of A charity.",
        mismatch.get("setPayoutAccount.userErrors[0].message"));
    assertNull(seen(person, organisation).get("node.payoutAccount"));
    input.put("holder", "A Charity");
    assertEquals("VERIFIED", set(person, input).get("setPayoutAccount.payoutAccount.verification"));
    assertEquals("****1234", seen(person, organisation).get("node.payoutAccount.masked"));
    assertNull(seen(editor, organisation).get("node.payoutAccount"));
    assertNull(seen(person, person.accountId()).get("node.payoutAccount"), "it is not their own");
  }

  @Test
  void refusesWhatTheProviderCannotUse() {
    assertEquals("UNAUTHENTICATED", set(Person.VISITOR, input("6222000012341234")).errorCode());
    Map<String, Object> unknown = input("6222000012341234");
    unknown.put("organisationId", "org_0000000000000000000000");
    assertEquals("NOT_FOUND", set(person, unknown).errorCode());
    refuses("UNKNOWN_PAYOUT_PROVIDER", "provider", "pigeon");
    refuses("BLANK", "holder", "");
    refuses("TOO_LONG", "holder", "王".repeat(121));
    refuses("PAYOUT_PARAM_MISSING", "params", List.of(param("bank", "工商银行")));
    List<Map<String, Object>> params = new ArrayList<>(params("6222000012341234"));
    params.add(param("account", "6222000012341234"));
    refuses("BAD_PAYOUT_PARAM", "params", params);
    refuses("BAD_PAYOUT_PARAM", "params", params("6222-0000-1234"));
    refuses("TOO_MANY", "params", Collections.nCopies(11, param("bank", "工商银行")));
    assertEquals(0, rows());
  }

  @Test
  void keepsOneAccountThoughManyAreSetAtOnce() {
    person.accountId();
    List<Answer> answers =
        AtOnce.run(6, () -> set(person, input(Long.toString(System.nanoTime() + 10_000_000_000L))));
    answers.forEach(answer -> assertEquals(List.of(), answer.userErrorCodes("setPayoutAccount")));
    assertEquals(
        1,
        Database.count(
            "select count(*) from payout_accounts where account_id = ? and replaced_at is null",
            key()));
    assertEquals(6, rows());
    assertEquals(
        1,
        Database.count(
            "select count(*) from payout_accounts where account_id = ? and usable_from = set_at",
            key()),
        "one of them was the first");
  }

  private void refuses(String code, String field, Object value) {
    Map<String, Object> input = input("6222000012341234");
    input.put(field, value);
    assertEquals(List.of(code), set(person, input).userErrorCodes("setPayoutAccount"));
  }

  private static Answer set(Person who, Map<String, Object> input) {
    return who.asks(SET, Map.of("input", input));
  }

  private static Answer seen(Person who, String id) {
    return who.asks(SEEN, Map.of("id", id));
  }

  private static Instant usableFrom(Answer set) {
    return Instant.parse(set.get("setPayoutAccount.payoutAccount.usableFrom"));
  }

  private UUID key() {
    return Fixture.key(IdType.ACCOUNT, person.accountId());
  }

  private int rows() {
    return (int) Database.count("select count(*) from payout_accounts where account_id = ?", key());
  }

  private static Map<String, Object> input(String number) {
    Map<String, Object> input = new HashMap<>();
    input.put("provider", "manual");
    input.put("holder", "王老师");
    input.put("params", params(number));
    return input;
  }

  private static List<Map<String, Object>> params(String number) {
    return List.of(param("bank", "工商银行"), param("account", number));
  }

  private static Map<String, Object> param(String name, String value) {
    return Map.of("name", name, "value", value);
  }
}
