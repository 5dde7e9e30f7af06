package org.crowdshelf.moderation.api;

import static org.crowdshelf.support.Moderation.restrict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Uncommitted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RestrictAccountTest {

  private static final String WHY = "Pledges that were never meant";

  private final Person person = Person.someoneNew();
  private String id;
  private UUID key;

  @BeforeEach
  void signIn() {
    id = person.accountId();
    key = Fixture.key(IdType.ACCOUNT, id);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void keepsAnAccountFromPledgingUntilItEnds() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "Wanted");
    UUID before = Backing.placed(person, Backing.input(project, 500));
    Instant until = Instant.now().plus(Duration.ofDays(10));
    taken(act("PLEDGE", until));
    assertEquals("PLEDGE", restrictions().get("viewer.restrictions[0].act"));
    assertEquals(WHY, restrictions().get("viewer.restrictions[0].reason"));
    Answer refused = Backing.place(person, Backing.input(project, 500));
    assertEquals(List.of("RESTRICTED"), refused.userErrorCodes("placePledge"));
    assertEquals(1, Database.count("select count(*) from pledges where account_id = ?", key));
    Backing.placed(Person.someoneNew(), Backing.input(project, 500));
    assertEquals(List.of(), Backing.cancel(person, before).userErrorCodes("cancelPledge"));
    TestClock.advance(Duration.ofDays(11));
    assertEquals(List.of(), restrictions().<List<?>>get("viewer.restrictions"));
    Backing.placed(person, Backing.input(project, 500));
  }

  @Test
  void answersAKeyThatIsKnownAsBefore() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "Wanted");
    Map<String, Object> input = Backing.input(project, 500);
    UUID pledge = Backing.placed(person, input);
    taken(act("PLEDGE", null));
    assertEquals(pledge, Backing.placed(person, input));
  }

  @Test
  void keepsAnAccountFromSubmittingForGood() {
    String draft = ProjectSteps.createComplete(person);
    taken(act("SUBMIT", null));
    Answer refused = ProjectSteps.submit(person, draft);
    assertEquals(List.of("RESTRICTED"), refused.userErrorCodes("submitProject"));
    assertEquals("You cannot do this: " + WHY, refused.get("submitProject.userErrors[0].message"));
    assertEquals("DRAFT", ProjectSteps.state(draft));
    assertNull(restrictions().get("viewer.restrictions[0].until"));
    restrict(Person.ADMIN, id, List.of(), "It was a mistake").get("restrictAccount.account.id");
    ProjectSteps.submit(person, draft).get("submitProject.project.id");
    assertEquals(List.of("ACCOUNT_RESTRICTED", "ACCOUNT_RESTRICTED"), Moderation.deeds(key));
  }

  @Test
  void letsNoSubmissionSlipThroughThatMeetsIt() {
    String draft = ProjectSteps.createComplete(person);
    // As RestrictAccount does it: the account's row first.
    Answer met =
        Uncommitted.during(
            """
            with locked as (select id from accounts where id = ? for no key update)
            insert into account_restrictions (account_id, act, reason, restricted_by, restricted_at)
            select id, 'SUBMIT', 'Now', id, now() from locked""",
            List.of(key),
            () -> ProjectSteps.submit(person, draft));
    assertEquals(List.of("RESTRICTED"), met.userErrorCodes("submitProject"));
  }

  @Test
  void replacesWhatWasThereAndTakesTheSameOnce() {
    taken(act("PLEDGE", null));
    taken(act("FOLLOW", null));
    taken(act("FOLLOW", null));
    assertEquals(List.of("FOLLOW"), restrictions().get("viewer.restrictions.act"));
    assertEquals(2, Moderation.deeds(key).size());
    assertEquals(
        2,
        Database.count(
            "select count(*) from outbox where event_type = 'AccountRestricted' and subject_id = ?",
            key));
  }

  @Test
  void isForAdminsAloneAndNotForThemselves() {
    List<Map<String, Object>> acts = List.of(act("PLEDGE", null));
    assertEquals("UNAUTHENTICATED", restrict(Person.VISITOR, id, acts, WHY).errorCode());
    assertEquals("FORBIDDEN", restrict(Person.someoneNew(), id, acts, WHY).errorCode());
    assertEquals("FORBIDDEN", restrict(Person.REVIEWER, id, acts, WHY).errorCode());
    assertEquals(
        "NOT_FOUND", restrict(Person.ADMIN, "acc_0000000000000000000000", acts, WHY).errorCode());
    assertEquals(
        List.of("SAME_REVIEWER"),
        restrict(Person.ADMIN, Person.ADMIN.accountId(), acts, WHY)
            .userErrorCodes("restrictAccount"));
    nothingStored();
  }

  @Test
  void refusesWhatCannotBe() {
    Instant past = Instant.now().minusSeconds(1);
    refused("OUT_OF_RANGE", WHY, act("PLEDGE", past));
    refused("OUT_OF_RANGE", WHY, act("PLEDGE", Instant.parse("2099-12-31T00:00:00Z")));
    refused("ACT_TWICE", WHY, act("PLEDGE", null), act("PLEDGE", null));
    refused("BLANK", " ", act("PLEDGE", null));
    refused("TOO_LONG", "a".repeat(501), act("PLEDGE", null));
    refused("BAD_CHARACTERS", "a\u0000b", act("PLEDGE", null));
    nothingStored();
  }

  @SafeVarargs
  private void refused(String code, String reason, Map<String, Object>... acts) {
    assertEquals(
        List.of(code),
        restrict(Person.ADMIN, id, List.of(acts), reason).userErrorCodes("restrictAccount"));
  }

  private void taken(Map<String, Object> act) {
    assertEquals(
        id, restrict(Person.ADMIN, id, List.of(act), WHY).get("restrictAccount.account.id"));
  }

  private void nothingStored() {
    assertEquals(
        0, Database.count("select count(*) from account_restrictions where account_id = ?", key));
    assertEquals(List.of(), Moderation.deeds(key));
  }

  private Answer restrictions() {
    return person.asks("{ viewer { restrictions { act until reason } } }");
  }

  private static Map<String, Object> act(String act, Instant until) {
    Map<String, Object> input = new HashMap<>();
    input.put("act", act);
    if (until != null) {
      input.put("until", until.toString());
    }
    return input;
  }
}
