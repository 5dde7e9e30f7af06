package org.crowdshelf.update;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.project.MediaRules;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

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

  static List<Rejection> checkDraft(UpdateDraft draft) {
    Checks checks = new Checks();
    checks.line(draft.title(), MAX_TITLE, "title");
    checks.markdown(draft.body(), MAX_BODY, "body");
    MediaRules.check(checks, draft.media(), MAX_MEDIA, "media");
    return checks.found();
  }

  static List<Rejection> checkChange(UpdateChange change) {
    Checks checks = new Checks();
    if (change.title().cleared()) {
      checks.add(Rejection.of(InputError.BLANK, "title"));
    }
    if (change.body().cleared()) {
      checks.add(Rejection.of(InputError.BLANK, "body"));
    }
    checks.line(change.title().value(), MAX_TITLE, "title");
    checks.markdown(change.body().value(), MAX_BODY, "body");
    MediaRules.check(checks, change.media().value(), MAX_MEDIA, "media");
    return checks.found();
  }

  /** Returns whether an edit keeps the earlier text: from one hour after publishing on. */
  static boolean keepsEarlierText(Instant publishedAt, Instant now) {
    return !now.isBefore(publishedAt.plus(FREE_EDITING));
  }
}
