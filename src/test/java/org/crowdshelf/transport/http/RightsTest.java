package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the served schema, sent by each kind of person: without the right it is
 * refused and nothing changes. A new operation fails here until its right is listed.
 */
@QuarkusTest
class RightsTest {

  /** The answer with the right; business rules may still reject in userErrors. */
  private static final String IN = "let in";

  /** The queries that need a right; the others need none. */
  private static final Map<String, String> QUERIES =
      Map.ofEntries(
          Map.entry("budgetMoveQueue", "FORBIDDEN, " + IN + ", FORBIDDEN"),
          Map.entry("failingRefunds", "FORBIDDEN, FORBIDDEN, " + IN),
          Map.entry("ledgerCheck", "FORBIDDEN, FORBIDDEN, " + IN),
          Map.entry("organisationQueue", "FORBIDDEN, " + IN + ", FORBIDDEN"),
          Map.entry("upcomingProjects", "FORBIDDEN, " + IN + ", FORBIDDEN"),
          Map.entry("moderationQueue", "FORBIDDEN, " + IN + ", " + IN),
          Map.entry("paymentFindings", "FORBIDDEN, FORBIDDEN, " + IN),
          Map.entry("reviewQueue", "FORBIDDEN, " + IN + ", FORBIDDEN"),
          Map.entry("spendingQueue", "FORBIDDEN, " + IN + ", FORBIDDEN"),
          Map.entry("trancheQueue", "FORBIDDEN, " + IN + ", FORBIDDEN"),
          Map.entry("transferQueue", "FORBIDDEN, FORBIDDEN, " + IN));

  private static final List<String> OPEN =
      List.of(
          "account",
          "findRegions",
          "node",
          "organisation",
          "paymentMethods",
          // Needs a filter: PaymentQueriesTest says for whom it is.
          "payments",
          "project",
          "projects",
          "region",
          "regions",
          "statistics",
          // Needs an id: UploadsTest says for whom it is.
          "upload",
          "viewer");

  private static final Map<String, String> MUTATIONS = new TreeMap<>();

  // The columns: another person, a reviewer, the fundraiser. Requests without a token are
  // UNAUTHENTICATED everywhere.
  static {
    // A person without an invitation gets a userError.
    of("acceptInvitation", IN, IN, IN);
    of("addReward", "FORBIDDEN", "FORBIDDEN", IN);
    of("allotFunds", "FORBIDDEN", "FORBIDDEN", IN);
    of("answerPartnership", "FORBIDDEN", "FORBIDDEN", IN);
    of("answerSpendingQuestion", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("callOffErasure", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("cancelPledge", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("cancelProject", "NOT_FOUND", IN, IN);
    of("changeMemberRole", "FORBIDDEN", "FORBIDDEN", IN);
    of("closePaymentFinding", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN");
    of("confirmReceipt", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("createInvitationCode", "FORBIDDEN", "FORBIDDEN", IN);
    of("createProject", IN, IN, IN);
    of("createUploads", IN, IN, IN);
    of("decideCase", "FORBIDDEN", IN, "FORBIDDEN");
    of("declareSpending", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("declineInvitation", IN, IN, IN);
    of("delayRewards", "FORBIDDEN", "FORBIDDEN", IN);
    of("deleteDraft", "NOT_FOUND", "FORBIDDEN", IN);
    of("editUpdate", "FORBIDDEN", "FORBIDDEN", IN);
    of("finishUpload", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("giveConsent", IN, IN, IN);
    of("inviteMember", "FORBIDDEN", "FORBIDDEN", IN);
    // A person without a good code gets a userError.
    of("joinWithCode", IN, IN, IN);
    of("lockAddresses", "FORBIDDEN", "FORBIDDEN", IN);
    of("moveBudget", "FORBIDDEN", "FORBIDDEN", IN);
    of("pauseProject", "FORBIDDEN", IN, "FORBIDDEN");
    of("placePledge", IN, IN, IN);
    of("planTranches", "NOT_FOUND", "FORBIDDEN", IN);
    of("postUpdate", "FORBIDDEN", "FORBIDDEN", IN);
    of("recordTransfer", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN");
    of("redactProject", "FORBIDDEN", IN, IN);
    of("refundPledge", "NOT_FOUND", "NOT_FOUND", IN);
    of("registerOrganisation", IN, IN, IN);
    of("removeMember", "FORBIDDEN", "FORBIDDEN", IN);
    of("removeReward", "FORBIDDEN", "FORBIDDEN", IN);
    of("removeUpdate", "FORBIDDEN", IN, IN);
    of("removeUpdateRevision", "FORBIDDEN", "NOT_FOUND", "NOT_FOUND");
    of("report", IN, IN, IN);
    of("reportDeliveryProblem", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("reportOutcome", "FORBIDDEN", "FORBIDDEN", IN);
    of("requestErasure", IN, IN, IN);
    of("requestExport", "FORBIDDEN", "FORBIDDEN", IN);
    of("requestTranche", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("resolveRefund", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN");
    of("restartPayment", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("restrictAccount", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN");
    of("reverseSpending", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("reviewBudgetMove", "FORBIDDEN", "NOT_FOUND", "FORBIDDEN");
    of("reviewProject", "FORBIDDEN", IN, "FORBIDDEN");
    of("reviewSpending", "FORBIDDEN", "NOT_FOUND", "FORBIDDEN");
    of("reviewTranche", "FORBIDDEN", "NOT_FOUND", "FORBIDDEN");
    of("sendRewards", "FORBIDDEN", "FORBIDDEN", IN);
    of("setLanguage", IN, IN, IN);
    of("setPayoutAccount", IN, IN, IN);
    of("submitProject", "NOT_FOUND", "FORBIDDEN", IN);
    of("updateAddress", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
    of("updateOrganisation", "FORBIDDEN", "FORBIDDEN", IN);
    of("updateProfile", IN, IN, IN);
    of("updateProject", "NOT_FOUND", "FORBIDDEN", IN);
    of("updateReward", "FORBIDDEN", "FORBIDDEN", IN);
    of("verifyOrganisation", "FORBIDDEN", IN, "FORBIDDEN");
    of("waiveCooldown", "FORBIDDEN", IN, "FORBIDDEN");
    of("withdrawProject", "FORBIDDEN", "FORBIDDEN", IN);
  }

  private static void of(String mutation, String somebody, String reviewer, String fundraiser) {
    MUTATIONS.put(mutation, String.join(", ", somebody, reviewer, fundraiser));
  }

  static Stream<String> mutations() {
    return MUTATIONS.keySet().stream();
  }

  @Test
  void everyMutationHasARight() {
    assertEquals(new TreeSet<>(served("mutationType")), new TreeSet<>(MUTATIONS.keySet()));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void aMutationIsForWhomItIsFor(String mutation) {
    SampleData world = new SampleData();
    Person.REVIEWER.accountId();
    world.stranger.accountId();
    assertEquals("UNAUTHENTICATED", unchanged(world, Person.VISITOR, mutation), "a visitor");
    assertEquals(
        MUTATIONS.get(mutation),
        String.join(
            ", ",
            unchanged(world, world.stranger, mutation),
            unchanged(world, Person.REVIEWER, mutation),
            unchanged(world, world.fundraiser, mutation)));
  }

  // The error code of the answer; a refused request has changed nothing.
  private static String unchanged(SampleData world, Person person, String mutation) {
    Map<String, Object> input = world.inputOf(mutation);
    List<String> before = SampleData.stored();
    Answer answer = send(person, mutation, input);
    List<String> codes = answer.response().path("errors.extensions.code");
    List<String> userErrors = answer.response().path("data." + mutation + ".userErrors.code");
    if (codes != null || !userErrors.isEmpty()) {
      assertEquals(before, SampleData.stored(), mutation);
    }
    return codes == null ? IN : String.join("+", codes);
  }

  static Answer send(Person person, String mutation, Map<String, Object> input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    return person.asks(
        "mutation ($input: %s!) { %s(input: $input) { userErrors { code } } }"
            .formatted(type, mutation),
        Map.of("input", input));
  }

  private static List<String> served(String kind) {
    return Person.VISITOR
        .asks("{ __schema { %s { fields { name } } } }".formatted(kind))
        .get("__schema.%s.fields.name".formatted(kind));
  }

  @Test
  void everyQueryHasARight() {
    TreeSet<String> known = new TreeSet<>(OPEN);
    known.addAll(QUERIES.keySet());
    assertEquals(new TreeSet<>(served("queryType")), known);
  }

  @Test
  void queriesOfStaffAreForStaff() {
    Person somebody = Person.someoneNew();
    QUERIES.forEach(
        (query, expected) -> {
          assertEquals("UNAUTHENTICATED", ask(Person.VISITOR, query), query);
          assertEquals(
              expected,
              String.join(
                  ", ",
                  ask(somebody, query),
                  ask(Person.REVIEWER, query),
                  ask(Person.ADMIN, query)),
              query);
        });
  }

  private static String ask(Person person, String query) {
    List<String> codes =
        person
            .asks("{ %s { __typename } }".formatted(query))
            .response()
            .path("errors.extensions.code");
    return codes == null ? IN : String.join("+", codes);
  }

  @Test
  void privateObjectsAreNotFoundByTheirId() {
    SampleData world = new SampleData();
    for (Person person : List.of(Person.VISITOR, world.stranger, world.backer)) {
      assertEquals("NOT_FOUND", node(person, world.draft), "a draft");
    }
    assertEquals(IN, node(world.fundraiser, world.draft));
    assertEquals(IN, node(Person.REVIEWER, world.draft));
    for (Person person : List.of(Person.VISITOR, world.stranger, Person.REVIEWER, Person.ADMIN)) {
      assertEquals("NOT_FOUND", node(person, world.pledge), "a pledge");
    }
    assertEquals(IN, node(world.backer, world.pledge));
  }

  private static String node(Person person, String id) {
    List<String> codes =
        person
            .asks("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
            .response()
            .path("errors.extensions.code");
    return codes == null ? IN : String.join("+", codes);
  }

  @Test
  void noFieldOfAProjectShowsPrivateData() {
    SampleData world = new SampleData();
    String secret = world.fundraiser.name();
    for (Person person : List.of(Person.VISITOR, world.stranger, Person.REVIEWER)) {
      String body =
          person
              .asks(
                  """
                  query ($id: ID!) {
                    project(id: $id) {
                      fundraiser { id name }
                      backers(first: 10) { nodes { account { id name } } }
                    }
                  }""",
                  Map.of("id", world.live))
              .body();
      assertFalse(body.contains(secret), body);
      assertFalse(body.contains(world.backer.name()), body);
      assertFalse(body.contains(world.pledge), "an unpaid pledge: " + body);
    }
  }
}
