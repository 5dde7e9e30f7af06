package org.crowdshelf.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Acts of reviewers and admins over HTTP. */
public final class Moderation {

  private static final String PAUSE =
      """
      mutation ($input: PauseProjectInput!) {
        pauseProject(input: $input) {
          project { id state endsAt pausedAt pauseReason viewerCan { pledge } history { deed reason } }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final String RESTRICT =
      """
      mutation ($input: RestrictAccountInput!) {
        restrictAccount(input: $input) {
          account { id } userErrors { code field message params { name value } }
        }
      }""";

  private static final String REPORT =
      """
      mutation ($input: ReportInput!) {
        report(input: $input) {
          report { id reason details state at subject { id } uploads { id } }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final String DECIDE =
      """
      mutation ($input: DecideCaseInput!) {
        decideCase(input: $input) {
          subject { id ... on Project { state pauseReason } ... on Account { name bio avatarUrl } }
          userErrors { code field message params { name value } }
        }
      }""";

  private static final String QUEUE =
      """
      query ($first: Int, $after: String, $reasons: [ReportReason!]) {
        moderationQueue(first: $first, after: $after, reasons: $reasons) {
          totalCount
          nodes { since held reporters subject { id } reports { id reason details state } }
          pageInfo { hasNextPage endCursor }
        }
      }""";

  private Moderation() {}

  /** Reports something; null details are none. */
  public static Answer report(Person person, String subject, String reason, String details) {
    Map<String, Object> input = new HashMap<>();
    input.put("subjectId", subject);
    input.put("reason", reason);
    input.put("details", details);
    return person.asks(REPORT, Map.of("input", input));
  }

  /** Reports something with documents that prove it. */
  public static Answer reportWith(
      Person person, String subject, String reason, List<String> uploads) {
    return person.asks(
        REPORT,
        Map.of("input", Map.of("subjectId", subject, "reason", reason, "uploadIds", uploads)));
  }

  /** Decides on what was reported about something. */
  public static Answer decide(Person person, String subject, String decision, String remark) {
    return person.asks(
        DECIDE,
        Map.of("input", Map.of("subjectId", subject, "decision", decision, "remark", remark)));
  }

  /** A page of the queue; null reasons are all. */
  public static Answer queue(Person person, int first, String after, List<String> reasons) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("first", first);
    variables.put("after", after);
    variables.put("reasons", reasons);
    return person.asks(QUEUE, variables);
  }

  /** Every case of the queue for this person, by pages of this size. */
  public static List<Map<String, Object>> wholeQueue(
      Person person, int first, List<String> reasons) {
    List<Map<String, Object>> cases = new ArrayList<>();
    String after = null;
    boolean more = true;
    while (more) {
      Answer page = queue(person, first, after, reasons);
      cases.addAll(page.get("moderationQueue.nodes"));
      more = page.get("moderationQueue.pageInfo.hasNextPage");
      after = page.get("moderationQueue.pageInfo.endCursor");
    }
    return cases;
  }

  /** The ids of what waits for this person. */
  public static List<String> waiting(Person person) {
    return wholeQueue(person, 100, null).stream()
        .map(found -> ((Map<?, ?>) found.get("subject")).get("id").toString())
        .toList();
  }

  /** Pauses a project, or ends that. */
  public static Answer pause(Person person, String project, boolean paused, String reason) {
    return person.asks(
        PAUSE, Map.of("input", Map.of("projectId", project, "paused", paused, "reason", reason)));
  }

  /** Says what an account may not do. */
  public static Answer restrict(
      Person person, String account, List<Map<String, Object>> restrictions, String reason) {
    return person.asks(
        RESTRICT,
        Map.of(
            "input", Map.of("accountId", account, "restrictions", restrictions, "reason", reason)));
  }

  /** The deeds that the record has about something, in their order. */
  public static List<String> deeds(UUID subject) {
    return Database.column(
        "select deed from moderation_deeds where subject_id = ? order by done_at, id", subject);
  }
}
