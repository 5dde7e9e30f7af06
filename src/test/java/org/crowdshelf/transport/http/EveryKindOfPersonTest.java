package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mutation, sent by those whose rights are neither a stranger's nor the fundraiser's, who
 * stand in {@link RightsTest}. Whoever is refused changes nothing.
 */
@QuarkusTest
class EveryKindOfPersonTest {

  // +: let in, where the rules of the operation may still reject; F: FORBIDDEN; N: NOT_FOUND. The
  // columns: somebody who backed the project, a member of a partner that may post updates, a member
  // of a sponsor that sends its reward, an account to which everything is forbidden that can be, an
  // admin, and last, because it may change what the others would find, an editor of the
  // organisation
  // that the project is run for.
  private static final Map<String, String> RIGHTS =
      rights(
          """
          acceptInvitation         + + + + + +
          addReward                F F F F F +
          allotFunds               F F F F F +
          answerPartnership        F F F F F F
          answerSpendingQuestion   N N N N N N
          callOffErasure           N N N N N N
          cancelPledge             + N N N N N
          cancelProject            N N N N N +
          changeMemberRole         F F F F F F
          closePaymentFinding      F F F F + F
          confirmReceipt           + N N N N N
          createInvitationCode     F F F F F F
          createProject            + + + + + +
          createUploads            + + + + + +
          decideCase               F F F F + F
          declareSpending          N N N N N N
          declineInvitation        + + + + + +
          delayRewards             F F F F F +
          deleteDraft              N N N N N F
          editUpdate               F F F F F +
          finishUpload             N N N N N N
          giveConsent              + + + + + +
          inviteMember             F F F F F F
          joinWithCode             + + + + + +
          lockAddresses            F F F F F +
          moveBudget               F F F F F +
          pauseProject             F F F F + F
          placePledge              + + + + + +
          planTranches             N N N N N +
          postUpdate               F + F F F +
          recordTransfer           F F F F N F
          redactProject            F F F F F +
          refundPledge             F N N N + +
          registerOrganisation     + + + + + +
          removeMember             + F F F F F
          removeReward             F F F F F +
          removeUpdate             F F F F F +
          removeUpdateRevision     F F F F F N
          report                   + + + + + +
          reportDeliveryProblem    + N N N N N
          reportOutcome            F F F F F +
          requestErasure           + + + + + +
          requestExport            F F F F F +
          requestTranche           N N N N N N
          resolveRefund            F F F F N F
          restartPayment           + N N N N N
          restrictAccount          F F F F + F
          reverseSpending          N N N N N N
          reviewBudgetMove         F F F F F F
          reviewProject            F F F F F F
          reviewSpending           F F F F F F
          reviewTranche            F F F F F F
          sendRewards              F F + F F +
          setLanguage              + + + + + +
          setPayoutAccount         + + + + + +
          submitProject            N N N N N +
          updateAddress            + N N N N N
          updateOrganisation       F F F F F F
          updateProfile            + + + + + +
          updateProject            N N N N N +
          updateReward             F F F F F +
          verifyOrganisation       F F F F F F
          waiveCooldown            F F F F F F
          withdrawProject          F F F F F +
          """);

  private static Map<String, String> rights(String table) {
    return table
        .lines()
        .map(String::strip)
        .collect(
            Collectors.toMap(line -> line.split(" ", 2)[0], line -> line.split(" ", 2)[1].strip()));
  }

  static Stream<String> mutations() {
    return RightsTest.mutations();
  }

  @Test
  void noOtherMutationIsListed() {
    assertEquals(mutations().sorted().toList(), RIGHTS.keySet().stream().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void aMutationIsForWhomItIsFor(String mutation) {
    PeopleOfEveryKind kinds = new PeopleOfEveryKind();
    List<Person> people =
        List.of(
            kinds.world.backer,
            kinds.partner,
            kinds.sponsor,
            kinds.restricted,
            Person.ADMIN,
            kinds.editor);
    people.forEach(Person::accountId);
    assertEquals(RIGHTS.get(mutation), answers(kinds.world, mutation, people));
  }

  // To compare everything that is stored takes longer than to send, so it is compared once for
  // those who are refused one after the other.
  private static String answers(SampleData world, String mutation, List<Person> people) {
    // Some inputs are about rows of their own.
    List<Map<String, Object>> inputs =
        people.stream().map(person -> world.inputOf(mutation)).toList();
    List<String> stored = SampleData.stored();
    List<String> letters = new ArrayList<>();
    boolean refused = false;
    for (Person person : people) {
      if (refused && RIGHTS.get(mutation).split(" ")[letters.size()].equals("+")) {
        assertEquals(stored, SampleData.stored(), mutation);
        refused = false;
      }
      Answer answer = RightsTest.send(person, mutation, inputs.get(letters.size()));
      List<String> codes = answer.response().path("errors.extensions.code");
      List<String> userErrors = answer.response().path("data." + mutation + ".userErrors.code");
      letters.add(codes == null ? "+" : LETTERS.apply(String.join("+", codes)));
      if (codes != null || !userErrors.isEmpty()) {
        refused = true;
      } else {
        stored = SampleData.stored();
      }
    }
    if (refused) {
      assertEquals(stored, SampleData.stored(), mutation);
    }
    return String.join(" ", letters);
  }

  private static final Function<String, String> LETTERS =
      code -> Map.of("FORBIDDEN", "F", "NOT_FOUND", "N").getOrDefault(code, code);
}
