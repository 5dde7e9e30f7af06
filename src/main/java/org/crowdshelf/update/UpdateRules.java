package org.crowdshelf.update;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.text.Text;

/** The rules for updates, without I/O. */
final class UpdateRules {

  static final int MAX_TITLE = 80;
  static final int MAX_BODY = 50_000;
  static final int MAX_MEDIA = 20;
  static final int MAX_REASON = 2_000;

  /** Stands where the title and the body of a removed update were. */
  static final String NOTHING = "—";

  /** The most earlier texts of an update that are kept; after that it cannot be edited. */
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

  /** Checks the reason for a removal, which may be left out. */
  static List<Rejection> checkReason(String reason) {
    Checks checks = new Checks();
    checks.message(Text.isBlank(reason) ? null : reason, MAX_REASON, "reason");
    return checks.found();
  }

  /** Returns whether a removal needs a reason: its author needs none in the first hour. */
  static boolean needsReason(UUID author, UUID by, Instant publishedAt, Instant now) {
    return !author.equals(by) || keepsEarlierText(publishedAt, now);
  }

  /** The number after those of the revisions that are kept; some may have been taken out. */
  static int nextNumber(List<UpdateRevision> kept) {
    return 1 + kept.stream().mapToInt(revision -> revision.number).max().orElse(0);
  }

  /** Returns whether an edit keeps the earlier text: from one hour after publishing on. */
  static boolean keepsEarlierText(Instant publishedAt, Instant now) {
    return !now.isBefore(publishedAt.plus(FREE_EDITING));
  }
}
