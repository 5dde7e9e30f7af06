package org.crowdshelf.allotment.api;

import static org.crowdshelf.support.ProjectSteps.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.Spendings;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a project after its success, over HTTP: tranches, spendings, moves, allotments,
 * pauses and money that is given back, in whatever order. {@code -Dcrowdshelf.walk.seed} and {@code
 * -Dcrowdshelf.walk.payouts} send it elsewhere and make it longer.
 */
@QuarkusTest
class MoneyAfterSuccessWalkTest extends BudgetMovesTest {

  private static final long SEED = Long.getLong("crowdshelf.walk.seed", 20_151_103L);
  private static final int SCHEDULES = Integer.getInteger("crowdshelf.walk.payouts", 1);
  private static final int STEPS = 60;

  private static final List<String> PARTS =
      List.of("held", "available", "inPayout", "unreceipted", "receipted", "fee");

  private static final String LINES =
      """
      query ($id: ID!) {
        project(id: $id) { budget { allotted { minor } paidOut { minor } receipted { minor } }
                           tranches { id state amount { minor } } funds { unallotted { minor } collected { minor } } }
      }""";

  private static final String GIVE_BACK =
      "mutation ($input: RefundPledgeInput!) { refundPledge(input: $input) { userErrors { code } } }";

  private final Set<String> done = new HashSet<>();

  @Test
  void keepsTheBooksEqualWhateverHappens() {
    for (int i = 0; i < SCHEDULES; i++) {
      live(SEED + i);
    }
    if (Long.getLong("crowdshelf.walk.seed") == null) {
      assertTrue(
          done.containsAll(Set.of("request", "approve", "declare", "move", "giveBack")),
          done::toString);
    }
  }

  private void live(long seed) {
    Random random = new Random(seed);
    String project =
        Payouts.settled(
            fundraiser,
            List.of(9_000L, 4_000L, 2_000L),
            1_500_000 + 100 * random.nextInt(-2_000, 2_000),
            random.nextBoolean() ? 0 : 150);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      String step = STEPS_BY_CHANCE.get(random.nextInt(STEPS_BY_CHANCE.size()));
      steps.add(step);
      try {
        if (take(step, project, random)) {
          done.add(step);
        }
        assertAddsUp(project);
      } catch (AssertionError broken) {
        throw new AssertionError(
            "again: -Dcrowdshelf.walk.seed=%d -Dcrowdshelf.walk.payouts=1%nafter %s"
                .formatted(seed, steps),
            broken);
      }
    }
    Sandbox.sendRefunds();
    Books.assertAgree(key(project));
  }

  private static final List<String> STEPS_BY_CHANCE =
      List.of(
          "allot",
          "allot",
          "request",
          "request",
          "approve",
          "approve",
          "sendBack",
          "pay",
          "pay",
          "pay",
          "declare",
          "declare",
          "declare",
          "reverse",
          "ask",
          "answer",
          "accept",
          "move",
          "move",
          "review",
          "giveBack",
          "pause");

  // Answers whether it was let happen.
  private boolean take(String step, String project, Random random) {
    List<String> tranches = read(project).get("project.tranches.id");
    List<String> states = read(project).get("project.tranches.state");
    List<String> lines = lines(project);
    String line = lines.get(random.nextInt(lines.size()));
    long fen = 1 + random.nextInt(100_000);
    return switch (step) {
      case "allot" -> allot(project, line);
      case "request" -> {
        allot(project, line);
        yield happened(() -> Payouts.request(fundraiser, first(tranches, states, "PLANNED")));
      }
      case "approve" ->
          happened(() -> Payouts.approve(Person.REVIEWER, first(tranches, states, "REQUESTED")));
      case "sendBack" ->
          happened(
              () ->
                  Payouts.sendBack(Person.REVIEWER, first(tranches, states, "REQUESTED"), "为什么？"));
      case "pay" -> pay(tranches);
      case "declare" -> happened(() -> Spendings.declare(fundraiser, spending(line, fen)));
      case "reverse" -> each(project, random, one -> Spendings.reverse(fundraiser, one, "记错了"));
      case "ask" -> each(project, random, one -> Spendings.ask(Person.REVIEWER, one, "为什么？"));
      case "answer" -> each(project, random, one -> Spendings.answer(fundraiser, one, "书架贵了"));
      case "accept" -> each(project, random, one -> Spendings.accept(Person.REVIEWER, one));
      case "move" -> happened(() -> move(project, 0, 1 + random.nextInt(2), fen, "Why " + fen));
      case "review" -> reviewAMove(project, random);
      case "giveBack" -> giveBack(project, 1 + random.nextInt(20_000));
      default -> pauseForAWhile(project);
    };
  }

  // The first in this state; the last of all where none is, which the rules then reject.
  private static String first(List<String> tranches, List<String> states, String state) {
    int place = states.indexOf(state);
    return tranches.get(place < 0 ? tranches.size() - 1 : place);
  }

  private Map<String, Object> spending(String line, long fen) {
    return Spendings.input(line, fen, Spendings.receipt(fen, Spendings.original(fundraiser)));
  }

  // All that is unallotted goes to one line, or is cut from it.
  private boolean allot(String project, String line) {
    Number unallotted = read(project).get("project.funds.unallotted.minor");
    Map<String, Object> amount = Map.of("minor", unallotted.longValue(), "currency", "CNY");
    return happened(
        () ->
            fundraiser.asks(
                "mutation ($input: AllotFundsInput!) { allotFunds(input: $input) { userErrors { code } } }",
                Map.of(
                    "input",
                    Map.of(
                        "projectId",
                        project,
                        "reason",
                        "书架贵了",
                        "changes",
                        List.of(Map.of("budgetLineId", line, "amount", amount))))));
  }

  private static boolean pay(List<String> tranches) {
    Payouts.start();
    // The sandbox takes it, and tells of it when it is asked again.
    tranches.forEach(Payouts::send);
    tranches.forEach(Payouts::send);
    return true;
  }

  private boolean reviewAMove(String project, Random random) {
    List<String> moves = shown(fundraiser, project).get("project.budgetMoves.id");
    return !moves.isEmpty()
        && happened(
            () ->
                review(
                    Person.REVIEWER,
                    moves.get(random.nextInt(moves.size())),
                    random.nextBoolean(),
                    "看过了"));
  }

  private boolean giveBack(String project, long fen) {
    UUID pledge = Database.value("select id from pledges where project_id = ?", key(project));
    return happened(
        () ->
            fundraiser.asks(
                GIVE_BACK,
                Map.of(
                    "input",
                    Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "pledgeId",
                        Fulfilling.id(pledge),
                        "amount",
                        Map.of("minor", fen, "currency", "CNY"),
                        "reason",
                        "退款"))));
  }

  private static boolean pauseForAWhile(String project) {
    Moderation.pause(Person.REVIEWER, project, true, "We look into it")
        .get("pauseProject.project.id");
    Payouts.start();
    Moderation.pause(Person.ADMIN, project, false, "All is well").get("pauseProject.project.id");
    return true;
  }

  private boolean each(String project, Random random, Function<String, Answer> step) {
    List<String> spendings =
        Spendings.list(fundraiser, project, Map.of()).get("project.spending.nodes.id");
    return !spendings.isEmpty()
        && happened(() -> step.apply(spendings.get(random.nextInt(spendings.size()))));
  }

  // Rules may reject it; nothing may break.
  private static boolean happened(Supplier<Answer> step) {
    Answer answer = step.get();
    assertNull(answer.response().path("errors"), answer::body);
    Map<String, Map<String, List<Object>>> data = answer.response().path("data");
    return data.values().iterator().next().get("userErrors").isEmpty();
  }

  private Answer read(String project) {
    return fundraiser.asks(LINES, Map.of("id", project));
  }

  private void assertAddsUp(String project) {
    Answer funds = Payouts.shown(Person.VISITOR, project);
    assertEquals(
        minor(funds, "project.funds.raised.minor"),
        PARTS.stream().mapToLong(part -> minor(funds, "project.funds." + part + ".minor")).sum(),
        funds::body);
    Answer read = read(project);
    assertEquals(
        minor(read, "project.funds.collected.minor")
            - minor(read, "project.funds.unallotted.minor"),
        sum(read, "project.tranches.amount.minor"),
        read::body);
    assertPlanIsAllotted(project);
    List<Number> allotted = read.get("project.budget.allotted.minor");
    List<Number> paidOut = read.get("project.budget.paidOut.minor");
    List<Number> receipted = read.get("project.budget.receipted.minor");
    for (int i = 0; i < allotted.size(); i++) {
      assertTrue(receipted.get(i).longValue() <= paidOut.get(i).longValue(), read::body);
      assertTrue(paidOut.get(i).longValue() <= allotted.get(i).longValue(), read::body);
    }
  }

  private static long minor(Answer answer, String path) {
    return answer.<Number>get(path).longValue();
  }

  private static long sum(Answer answer, String path) {
    return answer.<List<Number>>get(path).stream().mapToLong(Number::longValue).sum();
  }
}
