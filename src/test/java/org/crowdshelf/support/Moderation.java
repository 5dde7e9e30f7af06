package org.crowdshelf.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What reviewers and admins do over HTTP. */
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

  private Moderation() {}

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
