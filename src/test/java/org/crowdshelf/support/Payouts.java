package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payout.SendPayouts;
import org.crowdshelf.payout.StartPayouts;
import org.crowdshelf.shared.id.IdType;

/** The way of a project's money to its people, as they, reviewers and the job take it. */
public final class Payouts {

  private static final String SET =
      """
      mutation ($input: SetPayoutAccountInput!) {
        setPayoutAccount(input: $input) { payoutAccount { masked } userErrors { code } }
      }""";

  private static final String REQUEST =
      """
      mutation ($input: RequestTrancheInput!) {
        requestTranche(input: $input) { tranche { state remark } userErrors { code message params { name value } } }
      }""";

  private static final String REVIEW =
      """
      mutation ($input: ReviewTrancheInput!) {
        reviewTranche(input: $input) { tranche { state remark approvedAt } userErrors { code field message } }
      }""";

  private static final String SHOWN =
      """
      query ($id: ID!) {
        project(id: $id) {
          funds { raised { minor } held { minor } collected { minor } available { minor } inPayout { minor }
                  unreceipted { minor } receipted { minor } unallotted { minor } fee { minor } }
          tranches { id number state remark paidAt amount { minor } blockedBy { code params { name value } } }
        }
      }""";

  private Payouts() {}

  /** A project that succeeded with all of its goal and is settled; answers its id. */
  public static String succeeded(Person fundraiser, long goalYuan) {
    return settled(fundraiser, List.of(goalYuan), goalYuan * 100, 0);
  }

  /**
   * A project that kept what it raised and is settled; answers its id.
   *
   * @param linesYuan what the lines of its budget cost, which is its goal
   */
  public static String settled(
      Person fundraiser, List<Long> linesYuan, long raisedMinor, int feeBasisPoints) {
    long goalYuan = linesYuan.stream().mapToLong(Long::longValue).sum();
    String project =
        ProjectSteps.create(
            fundraiser,
            ProjectSteps.completeDraftWith(
                Map.of(
                    "goal",
                    ProjectSteps.yuan(goalYuan),
                    "budget",
                    linesYuan.stream().map(yuan -> ProjectSteps.line("图书", yuan)).toList())));
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    UUID key = ProjectSteps.key(project);
    Backing.paid(Person.someoneNew(), Backing.input(key, raisedMinor));
    Database.execute(
        "update projects set funding_rule = 'KEEP_WHAT_IS_RAISED', fee_basis_points = ? where id = ?",
        feeBasisPoints,
        key);
    Books.endNow(key);
    Books.settle();
    return project;
  }

  /** Asks for a tranche, has it approved and paid by the sandbox. */
  public static void pay(Person person, String tranche) {
    request(person, tranche).get("requestTranche.tranche.state");
    approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    start();
    send(tranche);
    send(tranche);
  }

  /** Somebody's payout account at a provider. */
  public static void account(Person person, String provider, String number) {
    List<Map<String, String>> params =
        switch (provider) {
          case "manual" -> List.of(Map.of("name", "bank", "value", "工商银行"), number(number));
          case "wechatpay" -> List.of(Map.of("name", "openid", "value", number));
          default -> List.of(number(number));
        };
    person
        .asks(SET, Map.of("input", Map.of("provider", provider, "holder", "王老师", "params", params)))
        .get("setPayoutAccount.payoutAccount.masked");
  }

  private static Map<String, String> number(String number) {
    return Map.of("name", "account", "value", number);
  }

  /** Funds and tranches of a project as somebody sees them. */
  public static Answer shown(Person person, String project) {
    return person.asks(SHOWN, Map.of("id", project));
  }

  /** The id of a project's tranche with this number. */
  public static String tranche(String project, int number) {
    return shown(Person.VISITOR, project).get("project.tranches[%d].id".formatted(number - 1));
  }

  /** Asks for a tranche. */
  public static Answer request(Person person, String tranche) {
    return person.asks(REQUEST, Map.of("input", Map.of("trancheId", tranche)));
  }

  /** Approves a tranche. */
  public static Answer approve(Person reviewer, String tranche) {
    return reviewer.asks(REVIEW, Map.of("input", Map.of("trancheId", tranche, "approve", true)));
  }

  /** Sends a tranche back. */
  public static Answer sendBack(Person reviewer, String tranche, String remark) {
    return reviewer.asks(
        REVIEW, Map.of("input", Map.of("trancheId", tranche, "approve", false, "remark", remark)));
  }

  /** Fails where the tranches of a project do not add up to what its lines have. */
  public static void assertPlanIsAllotted(String project) {
    assertEquals(
        0,
        Database.count(
            """
            select count(*) from budget_lines b
             where b.project_id = ?
               and b.amount_minor
                   + coalesce((select sum(c.change_minor) from allotment_lines c where c.budget_line_id = b.id), 0)
                   + coalesce((select sum(case when m.to_line_id = b.id then m.amount_minor else -m.amount_minor end) from budget_moves m
                                where b.id in (m.from_line_id, m.to_line_id) and m.state = 'ALLOWED'), 0)
                   <> coalesce((select sum(l.amount_minor) from tranche_lines l where l.budget_line_id = b.id), 0)""",
            ProjectSteps.key(project)));
    assertEquals(
        0,
        Database.count(
            """
            select count(*) from tranches t where t.project_id = ?
               and t.amount_minor <> (select sum(l.amount_minor) from tranche_lines l where l.tranche_id = t.id)""",
            ProjectSteps.key(project)));
  }

  /** Stores what is to be paid. */
  public static void start() {
    OnVertx.await(Arc.container().instance(StartPayouts.class).get()::start);
  }

  /** Sends a payout, or asks after it, now. */
  public static void send(String tranche) {
    Database.execute(
        "update payouts set next_attempt_at = now() - interval '1 minute' where state = 'SENT' and tranche_id = ?",
        key(tranche));
    OnVertx.await(Arc.container().instance(SendPayouts.class).get()::sendDue);
  }

  /** A tranche's key. */
  public static UUID key(String tranche) {
    return Fixture.key(IdType.TRANCHE, tranche);
  }

  /** How many payouts of a tranche were stored. */
  public static long count(String tranche) {
    return Database.count("select count(*) from payouts where tranche_id = ?", key(tranche));
  }

  /** How many payouts of a tranche the sandbox has taken. */
  public static long taken(String tranche) {
    return Database.count(
        "select count(*) from sandbox_payouts s join payouts o on o.merchant_reference = s.reference where o.tranche_id = ?",
        key(tranche));
  }
}
