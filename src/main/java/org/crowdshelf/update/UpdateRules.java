package org.crowdshelf.update;

import java.util.List;
import org.crowdshelf.project.MediaRules;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;

/** What an update may say. */
final class UpdateRules {

  static final int MAX_TITLE = 80;
  static final int MAX_BODY = 50_000;
  static final int MAX_MEDIA = 20;

  private UpdateRules() {}

  static List<Rejection> check(UpdateDraft draft) {
    Checks checks = new Checks();
    checks.line(draft.title(), MAX_TITLE, "title");
    checks.markdown(draft.body(), MAX_BODY, "body");
    MediaRules.check(checks, draft.media(), MAX_MEDIA, "media");
    return checks.found();
  }
}
