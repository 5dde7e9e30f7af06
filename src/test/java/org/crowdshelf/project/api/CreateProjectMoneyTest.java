package org.crowdshelf.project.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.BadValues;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Drafts;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as they stand in the JSON of a request. */
@QuarkusTest
class CreateProjectMoneyTest {

  private final Person someone = Person.someoneNew();
  private long expectedProjects;

  @AfterEach
  void onlyWhatWasAnsweredIsStored() {
    assertEquals(
        expectedProjects,
        Database.count(
            """
            select count(*) from projects p join accounts a on a.id = p.fundraiser_id
             where a.subject = ?""",
            someone.name()));
  }

  static Stream<String> noMinorUnits() {
    return BadValues.minorUnits();
  }

  @ParameterizedTest
  @MethodSource("noMinorUnits")
  void refusesAVariableThatIsNoWholeNumberOfMinorUnits(String minor) {
    assertEquals("BAD_USER_INPUT", goal(minor, "CNY").errorCode());
    assertEquals(
        "BAD_USER_INPUT",
        Drafts.send(someone, "\"minimumPledge\": " + money(minor, "CNY")).errorCode());
    assertEquals("BAD_USER_INPUT", budget(minor, "CNY").errorCode());
  }

  @ParameterizedTest
  @MethodSource("noMinorUnits")
  void refusesALiteralThatIsNoWholeNumberOfMinorUnits(String minor) {
    Answer answer =
        someone.asks(
            """
            mutation { createProject(input: {title: "a", fundingModel: DONATION,
              goal: {minor: %s, currency: "CNY"}}) { project { id } } }"""
                .formatted(minor));
    List<String> codes = answer.response().path("errors.extensions.code");
    assertEquals(List.of("BAD_USER_INPUT"), codes.stream().distinct().toList(), answer::body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "99", "-9007199254740991"})
  void refusesAGoalOfLessThanOneYuan(String minor) {
    assertRejected("GOAL_TOO_SMALL", "goal", goal(minor, "CNY"));
  }

  @ParameterizedTest
  @CsvSource({"100,CNY", "9007199254740991,CNY", "1,JPY", "100,TWD"})
  void takesGoalsWithinTheLimitsExactly(long minor, String currency) {
    Answer answer = goal(Long.toString(minor), currency);
    expectedProjects++;
    assertEquals(
        minor, answer.<Number>get("createProject.project.goal.minor").longValue(), answer::body);
    assertEquals(currency, answer.get("createProject.project.goal.currency"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "cny", "ABC", "XXX", "XAU", "DEM", "HRK", "VEF", "CLF", "CNYY", "\\u0000", "元"
      })
  void refusesAnUnknownCurrency(String currency) {
    assertEquals(
        List.of("UNKNOWN_CURRENCY"), goal("100", currency).userErrorCodes("createProject"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KWD", "GBP"})
  void refusesACurrencyThatNoProviderTakes(String currency) {
    Answer answer = goal("1000", currency);
    assertEquals(List.of("CURRENCY_NOT_ACCEPTED"), answer.userErrorCodes("createProject"));
    assertEquals(
        List.of("input", "goal", "currency"), answer.get("createProject.userErrors[0].field"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-9007199254740991"})
  void refusesAMinimumOrABudgetOfNothing(String minor) {
    assertRejected("OUT_OF_RANGE", "minimumPledge", minimum(minor, "CNY"));
    assertRejected("OUT_OF_RANGE", "budget", budget(minor, "CNY"));
  }

  @Test
  void refusesAMinimumAboveTheGoal() {
    assertRejected("MINIMUM_PLEDGE_ABOVE_GOAL", "minimumPledge", minimum("1000001", "CNY"));
  }

  @Test
  void takesAMinimumOfOneFen() {
    Answer answer = minimum("1", "CNY");
    expectedProjects++;
    assertEquals(1, answer.<Integer>get("createProject.project.minimumPledge.minor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD", "cny", "ABC", ""})
  void refusesAnotherCurrencyThanTheGoals(String currency) {
    assertRejected("CURRENCY_MISMATCH", "minimumPledge", minimum("100", currency));
    assertRejected("CURRENCY_MISMATCH", "budget", budget("100", currency));
  }

  private Answer goal(String minor, String currency) {
    return Drafts.send(someone, "\"goal\": " + money(minor, currency));
  }

  private Answer minimum(String minor, String currency) {
    return Drafts.send(someone, "\"minimumPledge\": " + money(minor, currency));
  }

  private Answer budget(String minor, String currency) {
    return Drafts.send(
        someone,
        "\"budget\": [{\"purpose\": \"Books\", \"amount\": " + money(minor, currency) + "}]");
  }

  private static String money(String minor, String currency) {
    return "{\"minor\": " + minor + ", \"currency\": \"" + currency + "\"}";
  }

  private static void assertRejected(String code, String field, Answer answer) {
    assertEquals(List.of(code), answer.userErrorCodes("createProject"), answer::body);
    assertEquals(field, answer.get("createProject.userErrors[0].field[1]"));
  }
}
