package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.CreditCodes;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/**
 * A charity that a reviewer refused mends its code, while somebody else claims its name and code.
 */
@QuarkusTest
class ARefusedCharityTest {

  private static final String PAGE =
      "query ($id: ID!) { organisation(id: $id) { name verification verificationRemark creditCode version } }";

  private static final String UPDATE =
      """
      mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) {
        organisation { verification creditCode } userErrors { code } } }""";

  private static final String QUEUE =
      "{ organisationQueue(first: 100) { nodes { id creditCode } } }";

  private final Person owner = Person.someoneNew();
  private final Person impostor = Person.someoneNew();

  @Test
  void mendsItsCodeAndIsVerified() {
    String wrong = CreditCodes.fresh();
    String right = CreditCodes.fresh();
    String charity = register(owner, wrong);
    String other = register(impostor, right);

    Organisations.refuse(Person.REVIEWER, charity, "证书上的代码不同。")
        .get("verifyOrganisation.organisation.id");
    assertFalse(waiting().contains(charity));
    Answer refused = page(owner, charity);
    assertEquals("REJECTED", refused.get("organisation.verification"));
    assertEquals("证书上的代码不同。", refused.get("organisation.verificationRemark"));
    assertEquals(wrong, refused.get("organisation.creditCode"));

    Answer mended = mend(owner, charity, right, refused.get("organisation.version"));
    assertEquals("PENDING", mended.get("updateOrganisation.organisation.verification"));
    List<String> waiting = waiting();
    assertEquals(1, Math.abs(waiting.indexOf(charity) - waiting.indexOf(other)), "side by side");
    assertTrue(codes().containsAll(List.of(right)));

    Organisations.verify(Person.REVIEWER, charity).get("verifyOrganisation.organisation.id");
    assertEquals(
        List.of("CREDIT_CODE_TAKEN"),
        Organisations.verify(Person.REVIEWER, other).userErrorCodes("verifyOrganisation"));
    Organisations.refuse(Person.REVIEWER, other, "此代码属于另一机构。")
        .get("verifyOrganisation.organisation.id");
    assertEquals(
        List.of("CREDIT_CODE_TAKEN"),
        mend(impostor, other, right, null).userErrorCodes("updateOrganisation"));

    Answer seen = page(Person.VISITOR, charity);
    assertEquals("VERIFIED", seen.get("organisation.verification"));
    assertNull(seen.get("organisation.creditCode"));
    assertEquals("REJECTED", page(Person.VISITOR, other).get("organisation.verification"));
  }

  private static String register(Person person, String code) {
    return Organisations.register(person, Map.of("name", "山谷儿童基金会", "creditCode", code))
        .get("registerOrganisation.organisation.id");
  }

  private static List<String> waiting() {
    return Person.REVIEWER.asks(QUEUE).get("organisationQueue.nodes.id");
  }

  private static List<String> codes() {
    return Person.REVIEWER.asks(QUEUE).get("organisationQueue.nodes.creditCode");
  }

  private static Answer page(Person person, String id) {
    return person.asks(PAGE, Map.of("id", id));
  }

  private static Answer mend(Person person, String id, String code, Integer version) {
    Map<String, Object> input = new HashMap<>();
    input.put("organisationId", id);
    input.put("creditCode", code);
    input.put("ifVersion", version);
    return person.asks(UPDATE, Map.of("input", input));
  }
}
