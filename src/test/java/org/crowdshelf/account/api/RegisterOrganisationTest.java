package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.register;
import static org.crowdshelf.support.Organisations.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.CreditCodes;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegisterOrganisationTest {

  private static final String RESULT = "registerOrganisation.organisation";

  @Test
  void isUnverifiedWithoutACreditCode() {
    Answer answer =
        register(Person.someoneNew(), Map.of("website", "https://library.example.org/about"));
    assertEquals("UNVERIFIED", answer.get(RESULT + ".verification"));
    assertEquals("山谷图书馆", answer.get(RESULT + ".name"));
    assertEquals("PRIVATE_LIBRARY", answer.get(RESULT + ".kind"));
    assertEquals("https://library.example.org/about", answer.get(RESULT + ".website"));
    assertEquals(List.of(), answer.userErrorCodes("registerOrganisation"));
  }

  @Test
  void isPendingWithACreditCode() {
    String code = CreditCodes.fresh();
    Answer answer = register(Person.someoneNew(), Map.of("creditCode", code));
    assertEquals("PENDING", answer.get(RESULT + ".verification"));
    String id = answer.get(RESULT + ".id");
    assertEquals(code, creditCode(id));
  }

  @Test
  void storesTheCodeTrimmedAndInUpperCase() {
    String code = CreditCodes.fresh();
    Answer answer =
        register(Person.someoneNew(), Map.of("creditCode", "  " + code.toLowerCase() + " "));
    assertEquals(code, creditCode(answer.get(RESULT + ".id")));
  }

  @Test
  void storesTheNameTrimmed() {
    assertEquals(
        "悠悠图书馆", register(Person.someoneNew(), Map.of("name", "　悠悠图书馆 ")).get(RESULT + ".name"));
  }

  @Test
  void takesNullAsLeftOut() {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("creditCode", null);
    nothing.put("website", null);
    Answer answer = register(Person.someoneNew(), nothing);
    assertEquals("UNVERIFIED", answer.get(RESULT + ".verification"));
    assertNull(answer.get(RESULT + ".website"));
  }

  @Test
  void makesWhoeverRegistersItsOwner() {
    Person owner = Person.someoneNew();
    String id = Organisations.ownedBy(owner);
    assertEquals(
        List.of("OWNER"),
        Database.column(
            "select role from memberships where organisation_id = ?", Organisations.key(id)));
    assertEquals(
        List.of(id),
        owner
            .asks("{ viewer { account { organisations { id } } } }")
            .get("viewer.account.organisations.id"));
  }

  @Test
  void tellsOfItOnce() {
    String id =
        register(Person.someoneNew(), Map.of("creditCode", CreditCodes.fresh()))
            .get(RESULT + ".id");
    assertEquals(
        List.of("OrganisationRegistered {}"),
        Database.column(
            "select event_type || ' ' || payload from outbox where subject_id = ?",
            Organisations.key(id)));
  }

  @Test
  void refusesACodeThatIsTaken() {
    Person first = Person.someoneNew();
    Person second = Person.someoneNew();
    String code = CreditCodes.fresh();
    String id = register(first, Map.of("creditCode", code)).get(RESULT + ".id");
    Organisations.verify(Person.REVIEWER, id).get("verifyOrganisation.organisation.id");
    List<String> before = stored(id);

    Answer answer = register(second, Map.of("creditCode", code.toLowerCase()));

    assertEquals(List.of("CREDIT_CODE_TAKEN"), answer.userErrorCodes("registerOrganisation"));
    assertEquals(
        List.of(List.of("input", "creditCode")),
        answer.get("registerOrganisation.userErrors.field"));
    assertNull(answer.get(RESULT));
    assertFalse(answer.body().contains(code));
    assertEquals(before, stored(id));
    assertHasNothing(second);
  }

  @Test
  void letsManyClaimOneCodeUntilAReviewerDecides() {
    String code = CreditCodes.fresh();
    for (int i = 0; i < 3; i++) {
      assertEquals(
          "PENDING",
          register(Person.someoneNew(), Map.of("creditCode", code)).get(RESULT + ".verification"));
    }
  }

  @Test
  void letsManyRegisterWithoutACode() {
    Person owner = Person.someoneNew();
    assertNotEquals(Organisations.ownedBy(owner), Organisations.ownedBy(owner));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "   ",
        "91370202MADE0UP008",
        "91370202MADE0UP00",
        "91370202MADE0UP00I",
        "９１３７０２０２ＭＡＤＥ０ＵＰ００９",
        "91370202MADE0UP009\u0000"
      })
  void refusesWhatIsNoCreditCode(String code) {
    Person person = Person.someoneNew();
    Answer answer = register(person, Map.of("creditCode", code));
    assertEquals(List.of("BAD_CREDIT_CODE"), answer.userErrorCodes("registerOrganisation"));
    assertHasNothing(person);
  }

  static Stream<List<Object>> badValues() {
    return Stream.of(
        List.of("name", "", "BLANK"),
        List.of("name", " \u3000 ", "BLANK"),
        List.of("name", "书".repeat(121), "TOO_LONG"),
        List.of("name", "一行\n两行", "BAD_CHARACTERS"),
        List.of("name", "山谷\u0000", "BAD_CHARACTERS"),
        List.of("name", "山谷\u202egnp", "BAD_CHARACTERS"),
        List.of("name", "山\u200b谷", "BAD_CHARACTERS"),
        List.of("website", " ", "BAD_ADDRESS"),
        List.of("website", "http://library.example.org", "BAD_ADDRESS"),
        List.of("website", "javascript:alert(1)", "BAD_ADDRESS"),
        List.of("website", "https://user:secret@library.example.org", "BAD_ADDRESS"),
        List.of("website", "https://localhost/", "BAD_ADDRESS"),
        List.of("website", "https://10.0.0.1/", "BAD_ADDRESS"),
        List.of("website", "https://library.example.org/" + "x".repeat(2000), "BAD_ADDRESS"));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void refusesBadValues(List<Object> bad) {
    Person person = Person.someoneNew();
    Answer answer = register(person, Map.of((String) bad.get(0), bad.get(1)));
    assertEquals(List.of(bad.get(2)), answer.userErrorCodes("registerOrganisation"));
    assertEquals(
        List.of(List.of("input", bad.get(0))), answer.get("registerOrganisation.userErrors.field"));
    assertHasNothing(person);
  }

  @Test
  void readsEmptyTextsAsLeftOut() {
    Answer answer = register(Person.someoneNew(), Map.of("website", "", "creditCode", ""));
    assertEquals(List.of(), answer.userErrorCodes("registerOrganisation"));
    assertEquals("UNVERIFIED", answer.get(RESULT + ".verification"));
    assertNull(answer.get(RESULT + ".website"));
  }

  @Test
  void storesTheNormalForm() {
    Answer answer =
        register(
            Person.someoneNew(),
            Map.of("name", "\u202d山谷\u202c ", "website", "HTTPS://图书馆.中国/a b"));
    assertEquals("山谷", answer.get(RESULT + ".name"));
    assertEquals("https://xn--1jq52s681d.xn--fiqs8s/a%20b", answer.get(RESULT + ".website"));
  }

  @Test
  void takesANameOf120Characters() {
    String name = "📚".repeat(120);
    assertEquals(name, register(Person.someoneNew(), Map.of("name", name)).get(RESULT + ".name"));
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    assertEquals(
        List.of("BLANK", "BAD_ADDRESS", "BAD_CREDIT_CODE"),
        register(
                Person.someoneNew(),
                Map.of("name", "", "website", "ftp://library.example.org", "creditCode", "1"))
            .userErrorCodes("registerOrganisation"));
  }

  @Test
  void speaksTheLanguageOfTheRequest() {
    Answer answer =
        Person.someoneNew()
            .asksIn(
                "zh-CN",
                """
                mutation { registerOrganisation(input: {name: "山谷", kind: SCHOOL, creditCode: "1"}) {
                  userErrors { message } } }""",
                Map.of());
    assertEquals(
        List.of("这不是有效的统一社会信用代码，请核对这 18 位字符。"),
        answer.get("registerOrganisation.userErrors.message"));
  }

  @Test
  void needsSomebodyWhoIsSignedIn() {
    long before = Database.count("select count(*) from organisations");
    assertEquals("UNAUTHENTICATED", register(Person.VISITOR, Map.of()).errorCode());
    assertEquals(before, Database.count("select count(*) from organisations"));
  }

  private static void assertHasNothing(Person person) {
    assertEquals(
        0,
        Database.count(
            """
            select (select count(*) from organisations o where o.registered_by = a.id)
                 + (select count(*) from memberships m where m.account_id = a.id)
              from accounts a where a.subject = ?""",
            person.name()));
  }

  private static String creditCode(String organisation) {
    return Database.value(
        "select coalesce(claimed_code, credit_code) from organisations where id = ?",
        Organisations.key(organisation));
  }
}
