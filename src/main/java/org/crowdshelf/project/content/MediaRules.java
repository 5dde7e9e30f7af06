package org.crowdshelf.project.content;

import java.util.List;
import org.crowdshelf.shared.error.Checks;

/** The rules for media of a project or an update: addresses that everyone may open. */
public final class MediaRules {

  private static final int MAX_CAPTION = 200;

  private MediaRules() {}

  /** Reports what is wrong with a list of at most {@code max} media at this path. */
  public static void check(Checks checks, List<Media> media, int max, String... path) {
    if (!checks.size(media, max, path)) {
      return;
    }
    for (int i = 0; media != null && i < media.size(); i++) {
      String[] at = Checks.below(path, Integer.toString(i));
      if (media.get(i).kind() == MediaKind.IMAGE) {
        checks.picture(media.get(i).url(), Checks.below(at, "url"));
      } else {
        checks.address(media.get(i).url(), Checks.below(at, "url"));
      }
      checks.lineOrEmpty(media.get(i).caption(), MAX_CAPTION, Checks.below(at, "caption"));
    }
  }
}
