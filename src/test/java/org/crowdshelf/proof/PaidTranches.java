package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Replica;

/** The approved tranches of a project, on their way to its people by the sandbox. */
final class PaidTranches {

  static final int COUNT = 10;

  private static final String SET_ACCOUNT =
      """
      mutation ($input: SetPayoutAccountInput!) {
        setPayoutAccount(input: $input) { payoutAccount { masked } userErrors { code } }
      }""";

  // All that was collected, but for what cannot be divided.
  private static final String APPROVE =
      """
      insert into tranches (id, project_id, number, amount_minor, state, requested_at, approved_at, next_attempt_at)
      select uuidv7(), ?, n, (select -sum(amount_minor) / ? from journal_entries
                               where subject_id = ? and account_code = 'PROJECT_PAYABLE')::bigint,
             'APPROVED', now(), now(), now()
        from generate_series(1, ?) as n""";

  private PaidTranches() {}

  /** Sets where the money goes, and has all tranches of a settled project approved. */
  static void approve(Client fundraiser, Replica replica, UUID project) {
    Map<String, Object> input =
        Map.of(
            "provider",
            "sandbox",
            "holder",
            "Somebody",
            "params",
            List.of(Map.of("name", "account", "value", "6222000012341234")));
    assertEquals(
        List.of(), Crowd.codes(fundraiser.ask(replica, SET_ACCOUNT, Map.of("input", input))));
    Database.execute(APPROVE, project, COUNT, project, COUNT);
  }

  /** Returns whether the provider has all of them, and the service knows of none how it ended. */
  static boolean areSent() {
    return Database.count("select count(*) from sandbox_payouts") == COUNT;
  }

  /** Fails where the service has heard of all of them already. */
  static void assertSomeAreNotKnownToHaveArrived() {
    assertTrue(
        Database.count("select count(*) from payouts where state = 'SENT'") > 0,
        "killed after the end");
  }

  /** Each arrived, was sent under one number, and the provider paid each once. */
  static void assertEachArrivedOnce() {
    assertEquals(
        List.of(),
        Database.column(
            """
            select t.number || ' ' || t.state || ' ' || count(o.id) || ' ' || count(s.reference)
              from tranches t
              left join payouts o on o.tranche_id = t.id
              left join sandbox_payouts s on s.reference = o.merchant_reference
                     and s.amount_minor = t.amount_minor
             group by t.id having t.state <> 'PAID' or count(o.id) <> 1 or count(s.reference) <> 1"""));
    assertEquals(COUNT, Database.count("select count(*) from sandbox_payouts"));
  }
}
