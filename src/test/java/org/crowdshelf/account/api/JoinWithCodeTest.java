package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.change;
import static org.crowdshelf.support.Organisations.join;
import static org.crowdshelf.support.Organisations.key;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.crowdshelf.support.Organisations.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JoinWithCodeTest {

  private static final String JOIN =
      """
      mutation ($input: JoinWithCodeInput!) {
        joinWithCode(input: $input) {
          organisation { id members { role } }
          userErrors { code field }
        }
      }""";

  private final Person owner = Person.someoneNew();
  private final Person second = Person.someoneNew();
  private final Person joining = Person.someoneNew();
  private String id;

  @BeforeEach
  void register() {
    id = ownedBy(owner);
  }

  @Test
  void makesAMemberWithTheRoleOfTheCode() {
    Answer answer = joinWith(joining, code(owner, "OWNER").toLowerCase());
    assertEquals(id, answer.get("joinWithCode.organisation.id"));
    assertEquals(List.of("OWNER", "OWNER"), answer.get("joinWithCode.organisation.members.role"));
  }

  @Test
  void isSafeToSendAgain() {
    String code = code(owner, "EDITOR");
    Together.each(Collections.nCopies(6, joining), who -> joinWith(who, code))
        .forEach(answer -> assertEquals(List.of(), answer.userErrorCodes("joinWithCode")));
    List<String> before = stored(id);
    assertEquals(id, joinWith(joining, code).get("joinWithCode.organisation.id"));
    assertEquals(before, stored(id));
  }

  @Test
  void letsOneOfManyJoin() {
    String code = code(owner, "EDITOR");
    List<Person> people = Stream.generate(Person::someoneNew).limit(6).toList();
    people.forEach(Person::accountId);
    List<Answer> answers = Together.each(people, who -> joinWith(who, code));
    assertEquals(
        5,
        answers.stream()
            .filter(answer -> answer.userErrorCodes("joinWithCode").equals(List.of("BAD_CODE")))
            .count());
    assertEquals(
        2, Database.count("select count(*) from memberships where organisation_id = ?", key(id)));
  }

  @Test
  void isNotUsedUpByAMember() {
    String code = code(owner, "EDITOR");
    List<String> before = stored(id);
    assertEquals(id, joinWith(owner, code).get("joinWithCode.organisation.id"));
    assertEquals(before, stored(id));
    assertEquals(List.of(), joinWith(joining, code).userErrorCodes("joinWithCode"));
  }

  @Test
  void doesNotLetAFormerMemberComeBack() {
    String code = code(owner, "EDITOR");
    joinWith(joining, code);
    change(owner, "removeMember", id, joining, Map.of()).get("removeMember.organisation.id");
    assertBad(joining, code);
  }

  @Test
  void answersAnInvitationToo() {
    change(owner, "inviteMember", id, joining, Map.of("role", "OWNER"));
    joinWith(joining, code(owner, "EDITOR"));
    assertEquals(
        0, Database.count("select count(*) from invitations where organisation_id = ?", key(id)));
  }

  @Test
  void refusesWhatIsNoCode() {
    code(owner, "EDITOR");
    for (String code : List.of("", "x", "0".repeat(26), "0".repeat(10_000), id)) {
      assertBad(joining, code);
    }
    assertEquals("UNAUTHENTICATED", joinWith(Person.VISITOR, "0".repeat(26)).errorCode());
  }

  @Test
  void refusesACodeAfterSevenDays() {
    String code = code(owner, "EDITOR");
    try {
      TestClock.advance(Duration.ofDays(7));
      assertBad(joining, code);
    } finally {
      TestClock.reset();
    }
  }

  @Test
  void refusesACodeOfAFormerOwner() {
    for (Consumer<Person> end :
        List.<Consumer<Person>>of(
            who -> change(owner, "removeMember", id, who, Map.of()),
            who -> change(owner, "changeMemberRole", id, who, Map.of("role", "EDITOR")))) {
      Person former = Person.someoneNew();
      join(id, owner, former, "OWNER");
      String code = code(former, "OWNER");
      end.accept(former);
      assertBad(joining, code);
    }
    assertEquals(
        0,
        Database.count("select count(*) from invitation_codes where organisation_id = ?", key(id)));
  }

  @Test
  void keepsTheCodesOfTheOtherOwners() {
    join(id, owner, second, "OWNER");
    String code = code(owner, "EDITOR");
    change(owner, "removeMember", id, second, Map.of()).get("removeMember.organisation.id");
    assertEquals(List.of(), joinWith(joining, code).userErrorCodes("joinWithCode"));
  }

  private void assertBad(Person who, String code) {
    List<String> before = stored(id);
    Answer answer = joinWith(who, code);
    assertEquals(List.of("BAD_CODE"), answer.userErrorCodes("joinWithCode"));
    assertEquals(List.of(List.of("input", "code")), answer.get("joinWithCode.userErrors.field"));
    assertNull(answer.get("joinWithCode.organisation"));
    assertEquals(before, stored(id));
  }

  private String code(Person maker, String role) {
    return CreateInvitationCodeTest.create(maker, id, role).get("createInvitationCode.code");
  }

  private static Answer joinWith(Person who, String code) {
    return who.asks(JOIN, Map.of("input", Map.of("code", code)));
  }
}
