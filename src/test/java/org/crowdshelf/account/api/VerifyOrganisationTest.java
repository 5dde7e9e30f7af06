package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.join;
import static org.crowdshelf.support.Organisations.key;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.crowdshelf.support.Organisations.send;
import static org.crowdshelf.support.Organisations.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.CreditCodes;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VerifyOrganisationTest {

  private static final String STATE = "verifyOrganisation.organisation.verification";

  @Test
  void verifiesOneThatIsPending() {
    String id =
        Organisations.register(Person.someoneNew(), Map.of("creditCode", CreditCodes.fresh()))
            .get("registerOrganisation.organisation.id");
    assertEquals("VERIFIED", verify(id).get(STATE));
    assertEquals(
        1,
        Database.count(
            """
            select count(*) from organisations o join accounts a on a.id = o.verified_by
             where o.id = ? and a.subject = 'reviewer' and o.verified_at = (
               select decided_at from organisation_reviews r where r.organisation_id = o.id)""",
            key(id)));
  }

  @Test
  void verifiesOneWithoutACode() {
    assertEquals("VERIFIED", verify(ownedBy(Person.someoneNew())).get(STATE));
  }

  @Test
  void recordsWhoDecidedWhatAndWhy() {
    String id = ownedBy(Person.someoneNew());
    assertEquals("REJECTED", reject(id, "执照上的名称不同。").get(STATE));
    assertEquals("VERIFIED", verify(id).get(STATE));
    assertEquals("REJECTED", reject(id, "证书是**伪造**的。").get(STATE));
    assertEquals(
        List.of(
            "reviewer REJECTED 执照上的名称不同。", "reviewer VERIFIED -", "reviewer REJECTED 证书是**伪造**的。"),
        Database.column(
            """
            select concat_ws(' ', a.subject, r.decision, coalesce(r.remark, '-'))
              from organisation_reviews r join accounts a on a.id = r.reviewer_id
             where r.organisation_id = ? order by r.decided_at, r.id""",
            key(id)));
    assertEquals(
        List.of(
            "OrganisationRegistered",
            "OrganisationRejected",
            "OrganisationVerified",
            "OrganisationRejected"),
        Database.column("select event_type from outbox where subject_id = ? order by id", key(id)));
    assertEquals(
        0,
        Database.count(
            "select count(*) from organisations where id = ? and verified_by is not null",
            key(id)));
  }

  @Test
  void takesTheSameDecisionAgainWithoutAChange() {
    String id = ownedBy(Person.someoneNew());
    verify(id).get(STATE);
    List<String> verified = stored(id);
    assertEquals("VERIFIED", verify(id).get(STATE));
    assertEquals("VERIFIED", decide(Person.SECOND_REVIEWER, id, true, "again").get(STATE));
    assertEquals(verified, stored(id));
    reject(id, "No such library.").get(STATE);
    List<String> rejected = stored(id);
    assertEquals("REJECTED", reject(id, "Still none.").get(STATE));
    assertEquals(rejected, stored(id));
    assertNotEquals(verified, rejected);
  }

  @Test
  void decidesOnceWhenManyAskAtOnce() {
    String id = ownedBy(Person.someoneNew());
    Person.REVIEWER.accountId();
    Person.SECOND_REVIEWER.accountId();
    List<Person> reviewers =
        List.of(Person.REVIEWER, Person.SECOND_REVIEWER, Person.REVIEWER, Person.SECOND_REVIEWER);
    Together.each(reviewers, who -> decide(who, id, true, null))
        .forEach(answer -> assertEquals("VERIFIED", answer.get(STATE)));
    assertEquals(
        1,
        Database.count(
            "select count(*) from organisation_reviews where organisation_id = ?", key(id)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n"})
  void asksForARemarkWithARejection(String remark) {
    String id = ownedBy(Person.someoneNew());
    List<String> before = stored(id);
    Answer answer = reject(id, remark);
    assertEquals(List.of("BLANK"), answer.userErrorCodes("verifyOrganisation"));
    assertEquals(
        List.of(List.of("input", "remark")), answer.get("verifyOrganisation.userErrors.field"));
    assertNull(answer.get("verifyOrganisation.organisation"));
    assertEquals(List.of("BLANK"), reject(id, null).userErrorCodes("verifyOrganisation"));
    assertEquals(before, stored(id));
  }

  @Test
  void refusesARemarkThatCannotBeTaken() {
    String id = ownedBy(Person.someoneNew());
    List<String> before = stored(id);
    assertEquals(
        List.of("TOO_LONG"), reject(id, "长".repeat(2001)).userErrorCodes("verifyOrganisation"));
    assertEquals(
        List.of("BAD_CHARACTERS"), reject(id, "a\u0000b").userErrorCodes("verifyOrganisation"));
    assertEquals(
        List.of("TOO_LONG"),
        decide(Person.REVIEWER, id, true, "长".repeat(2001)).userErrorCodes("verifyOrganisation"));
    assertEquals(before, stored(id));
    assertEquals("REJECTED", reject(id, "长".repeat(2000)).get(STATE));
  }

  @Test
  void neverLetsAReviewerDecideAboutTheirOwn() {
    Person owner = Person.someoneNew();
    String joined = ownedBy(owner);
    join(joined, owner, Person.REVIEWER, "EDITOR");
    String registered = ownedBy(Person.REVIEWER);
    for (String own : List.of(joined, registered)) {
      List<String> before = stored(own);
      assertEquals(List.of("OWN_ORGANISATION"), verify(own).userErrorCodes("verifyOrganisation"));
      assertEquals(
          List.of("OWN_ORGANISATION"), reject(own, "No").userErrorCodes("verifyOrganisation"));
      assertEquals(before, stored(own));
    }
    assertEquals("VERIFIED", decide(Person.SECOND_REVIEWER, joined, true, null).get(STATE));
  }

  @Test
  void neverLetsWhoRegisteredItDecideAfterLeaving() {
    String id = ownedBy(Person.REVIEWER);
    join(id, Person.REVIEWER, Person.someoneNew(), "OWNER");
    assertEquals(
        List.of(),
        Organisations.change(Person.REVIEWER, "removeMember", id, Person.REVIEWER, Map.of())
            .userErrorCodes("removeMember"));
    List<String> before = stored(id);
    assertEquals(List.of("OWN_ORGANISATION"), verify(id).userErrorCodes("verifyOrganisation"));
    assertEquals(before, stored(id));
  }

  @Test
  void isForReviewersAlone() {
    Person owner = Person.someoneNew();
    String id = ownedBy(owner);
    List<String> before = stored(id);
    assertEquals("UNAUTHENTICATED", decide(Person.VISITOR, id, true, null).errorCode());
    assertEquals("FORBIDDEN", decide(owner, id, true, null).errorCode());
    assertEquals("FORBIDDEN", decide(Person.someoneNew(), id, true, null).errorCode());
    assertEquals("FORBIDDEN", decide(Person.ADMIN, id, true, null).errorCode());
    assertEquals("FORBIDDEN", decide(owner, Organisations.unknown(), true, null).errorCode());
    assertEquals(before, stored(id));
  }

  @Test
  void doesNotFindUnknownOnes() {
    assertEquals("NOT_FOUND", verify(Organisations.unknown()).errorCode());
    assertEquals("NOT_FOUND", verify("org_1").errorCode());
    assertEquals("NOT_FOUND", verify("").errorCode());
    assertEquals("NOT_FOUND", verify(Person.REVIEWER.accountId()).errorCode());
    assertEquals("NOT_FOUND", reject(Organisations.unknown(), null).errorCode());
  }

  @Test
  void isNeverRewrittenInTheDatabase() {
    String id = ownedBy(Person.someoneNew());
    verify(id).get(STATE);
    List<String> before = stored(id);
    String refused = "23000";
    assertEquals(refused, Database.refusal("update organisation_reviews set remark = 'x'"));
    assertEquals(
        refused,
        Database.refusal("delete from organisation_reviews where organisation_id = ?", key(id)));
    assertEquals(refused, Database.refusal("truncate organisation_reviews"));
    assertEquals(before, stored(id));
  }

  @Test
  void showsTheRemarkToItsPeopleAndReviewersAlone() {
    Person owner = Person.someoneNew();
    String id = ownedBy(owner);
    String query = "{ organisation(id: \"" + id + "\") { verificationRemark } }";
    assertNull(owner.asks(query).get("organisation.verificationRemark"));
    reject(id, "Which library?").get(STATE);
    verify(id).get(STATE);
    assertNull(owner.asks(query).get("organisation.verificationRemark"));
    reject(id, "Closed since May.").get(STATE);
    assertEquals("Closed since May.", owner.asks(query).get("organisation.verificationRemark"));
    assertEquals(
        "Closed since May.",
        Person.SECOND_REVIEWER.asks(query).get("organisation.verificationRemark"));
    assertNull(Person.someoneNew().asks(query).get("organisation.verificationRemark"));
    assertNull(Person.VISITOR.asks(query).get("organisation.verificationRemark"));
  }

  private static Answer verify(String organisation) {
    return decide(Person.REVIEWER, organisation, true, null);
  }

  private static Answer reject(String organisation, String remark) {
    return decide(Person.REVIEWER, organisation, false, remark);
  }

  private static Answer decide(Person who, String organisation, boolean verified, String remark) {
    Map<String, Object> input = new HashMap<>();
    input.put("organisationId", organisation);
    input.put("verified", verified);
    input.put("remark", remark);
    return send(who, "verifyOrganisation", input);
  }
}
