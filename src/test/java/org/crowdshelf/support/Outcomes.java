package org.crowdshelf.support;

import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.outcome.RemindOfOutcomes;
import org.crowdshelf.shared.id.Ids;

/** Reports on the outcome, as a project's people send them, and the receipts that they wait for. */
public final class Outcomes {

  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");

  private static final String REPORT =
      """
      mutation ($input: ReportOutcomeInput!) {
        reportOutcome(input: $input) {
          outcome { id number from to full measures { kind value promised method } text media { url } author { id }
                    project { id outcomeDueAt outcomeOverdue } }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final String SHOWN =
      """
      query ($id: ID!) {
        project(id: $id) { outcomeDueAt outcomeOverdue outcomes { id number full measures { kind value promised } }
                           tranches { state blockedBy { code message } } gaps { code message } }
      }""";

  private static final String SPEND =
      """
      with booked as (
        insert into journal_transactions (id, kind, cause_type, cause_id, occurred_at) values (?, ?, 'SPENDING', ?, ?)
        returning id
      )
      insert into journal_entries (transaction_id, account_code, subject_id, currency, amount_minor)
      select b.id, account_code, ?, 'CNY', amount_minor
        from booked b, (values ('TO_BE_SHOWN', ?::bigint), ('PROJECT_ADVANCE', -?::bigint)) as e (account_code, amount_minor)""";

  private Outcomes() {}

  /** A report that lacks nothing, of today. */
  public static Map<String, Object> input(String project, Map<String, ?> changes) {
    Map<String, Object> input = new HashMap<>();
    input.put("projectId", project);
    input.put("from", today().toString());
    input.put("to", today().toString());
    input.put("measures", List.of(measure("READERS", 120)));
    input.put("text", "Many came");
    input.putAll(changes);
    return input;
  }

  /** A value that was counted. */
  public static Map<String, Object> measure(String kind, int value) {
    return Map.of("kind", kind, "value", value, "method", "COUNTED");
  }

  /** Reports, with changes to a report of today. */
  public static Answer report(Person person, String project, Map<String, ?> changes) {
    return person.asks(REPORT, Map.of("input", input(project, changes)));
  }

  /** The view that somebody has of a project's outcome. */
  public static Answer shown(Person person, String project) {
    return person.asks(SHOWN, Map.of("id", project));
  }

  /** The day in China now. */
  public static LocalDate today() {
    Clock clock = new TestClock();
    return LocalDate.ofInstant(clock.instant(), SITE);
  }

  /** Lets time pass until the noon of a day in China. */
  public static void goTo(LocalDate day) {
    Instant noon = day.atTime(12, 0).atZone(SITE).toInstant();
    TestClock.advance(Duration.between(new TestClock().instant(), noon));
  }

  /** The end of a day as the service tells it. */
  public static String end(LocalDate day) {
    return day.atTime(23, 59, 59).atZone(SITE).toInstant().toString();
  }

  /** Books receipts for so much. */
  public static void spend(String project, long minor) {
    book(project, "SPENT", minor);
  }

  /** Books it back. */
  public static void takeBack(String project, long minor) {
    book(project, "SPENDING_REVERSED", -minor);
  }

  private static void book(String project, String kind, long minor) {
    OffsetDateTime now = new TestClock().instant().atOffset(ZoneOffset.UTC);
    UUID key = ProjectSteps.key(project);
    Database.execute(SPEND, Ids.next(), kind, Ids.next(), now, key, minor, minor);
  }

  /** Runs the job that reminds. */
  public static void remind() {
    OnVertx.await(Arc.container().instance(RemindOfOutcomes.class).get()::remindDue);
  }

  /** How many such events a project's people were told. */
  public static long told(String project, String event) {
    return Database.count(
        "select count(*) from outbox where event_type = ? and subject_id = ?",
        event,
        ProjectSteps.key(project));
  }
}
