package org.crowdshelf.project;

import java.util.List;
import org.crowdshelf.project.content.ReviewDecision;
import org.crowdshelf.project.content.ReviewRemark;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;

/** The rules for a review and its reasons. */
final class ReviewRules {

  static final int MAX_REMARKS = 50;
  static final int MAX_REMARK = 2_000;
  private static final int MAX_FIELD = 80;

  private ReviewRules() {}

  static List<Rejection> check(ReviewDecision decision, List<ReviewRemark> remarks) {
    Checks checks = new Checks();
    if (!checks.size(remarks, MAX_REMARKS, "remarks")) {
      return checks.found();
    }
    for (int i = 0; i < remarks.size(); i++) {
      String index = Integer.toString(i);
      checks.line(remarks.get(i).field(), MAX_FIELD, "remarks", index, "field");
      checks.markdown(remarks.get(i).remark(), MAX_REMARK, "remarks", index, "remark");
    }
    if (decision != ReviewDecision.APPROVE && remarks.isEmpty()) {
      checks.add(Rejection.of(ProjectError.REMARK_MISSING, "remarks"));
    }
    return checks.found();
  }

  /** A reason in words: 1 to 2,000 characters. */
  static List<Rejection> checkReason(String reason) {
    Checks checks = new Checks();
    checks.markdown(reason, MAX_REMARK, "reason");
    return checks.found();
  }
}
