package org.crowdshelf.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.account.RestrictedAct;
import org.crowdshelf.account.Restriction;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.text.Text;

/** The rules of moderation, without I/O. */
final class ModerationRules {

  static final int MAX_REPORTS_A_DAY = 20;
  static final int MAX_DETAILS = 2_000;
  static final int MAX_DOCUMENTS = 5;
  static final int MAX_REMARK = 2_000;
  static final int MAX_PAUSE_REASON = 200;
  static final int MAX_RESTRICTION_REASON = 500;
  private static final Duration LONGEST = Duration.ofDays(3650);

  private ModerationRules() {}

  /** The text and documents of a reporter beside the reason. */
  static List<Rejection> checkReport(Report.Words words) {
    Checks checks = new Checks();
    checks.message(words.details(), MAX_DETAILS, "details");
    checks.size(words.uploads(), MAX_DOCUMENTS, "uploadIds");
    return checks.found();
  }

  /** A decision says why; a pause's remark is read by everybody. */
  static List<Rejection> checkDecision(CaseDecision decision, String remark) {
    if (Text.isBlank(remark)) {
      return List.of(Rejection.of(ProjectError.REMARK_MISSING, "remark"));
    }
    Checks checks = new Checks();
    if (decision == CaseDecision.PAUSE_PROJECT) {
      checks.line(remark, MAX_PAUSE_REASON, "remark");
    } else {
      checks.message(remark, MAX_REMARK, "remark");
    }
    return checks.found();
  }

  /** A pause's reason is a sentence of one line, because everybody reads it. */
  static List<Rejection> checkPause(String reason) {
    Checks checks = new Checks();
    checks.line(reason, MAX_PAUSE_REASON, "reason");
    return checks.found();
  }

  /** Each act once, ends in the future, and a reason. */
  static List<Rejection> checkRestrictions(
      List<Restriction> restrictions, String reason, Instant now) {
    Checks checks = new Checks();
    checks.message(reason, MAX_RESTRICTION_REASON, "reason");
    if (!checks.size(restrictions, RestrictedAct.values().length, "restrictions")) {
      return checks.found();
    }
    Set<RestrictedAct> seen = EnumSet.noneOf(RestrictedAct.class);
    for (int i = 0; i < restrictions.size(); i++) {
      Restriction each = restrictions.get(i);
      String index = Integer.toString(i);
      if (!seen.add(each.act())) {
        checks.add(Rejection.of(ModerationError.ACT_TWICE, "restrictions", index, "act"));
      }
      if (each.until() != null && !isWithin(each.until(), now)) {
        Map<String, String> bounds =
            Map.of("min", now.toString(), "max", now.plus(LONGEST).toString());
        checks.add(
            Rejection.of(InputError.OUT_OF_RANGE, bounds, "restrictions", index, "until")
                .worded("DAYS"));
      }
    }
    return checks.found();
  }

  private static boolean isWithin(Instant until, Instant now) {
    return until.isAfter(now) && !until.isAfter(now.plus(LONGEST));
  }
}
