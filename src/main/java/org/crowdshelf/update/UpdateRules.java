package org.crowdshelf.update;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;

/** The rules for updates, without I/O. */
final class UpdateRules {

  static final int MAX_TITLE = 80;
  static final int MAX_BODY = 50_000;
  static final int MAX_MEDIA = 20;

  /** How many earlier texts of an update are kept; after that it cannot be edited. */
  static final int MAX_REVISIONS = 20;

  // Within this time few people have read the text, so corrections leave no revision.
  private static final Duration FREE_EDITING = Duration.ofHours(1);

  private UpdateRules() {}

  /** Checks a new update. */
  static List<Rejection> checkDraft(FieldValues<Update> draft) {
    Checks checks = new Checks();
    draft.check(checks, UpdateField.ALL);
    return checks.found();
  }

  /** Checks the fields that an edit sent. */
  static List<Rejection> checkSent(FieldValues<Update> sent) {
    Checks checks = new Checks();
    sent.checkCleared(checks);
    sent.check(checks, UpdateField.CHANGEABLE);
    return checks.found();
  }

  /** Returns whether an edit keeps the earlier text: from one hour after publishing on. */
  static boolean keepsEarlierText(Instant publishedAt, Instant now) {
    return !now.isBefore(publishedAt.plus(FREE_EDITING));
  }
}
