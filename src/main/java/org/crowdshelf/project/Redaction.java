package org.crowdshelf.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.project.content.MediaKind;
import org.crowdshelf.project.content.PressMention;
import org.crowdshelf.project.content.StorySection;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;

/**
 * One thing that is taken out of a project's page, or replaced.
 *
 * @param part the field that it stands in
 * @param index its place in the field, from 0; -1 where the field is no list
 * @param replacement what stands there instead; null: nothing
 */
record Redaction(Part part, int index, String replacement) {

  /** The longest path; an entry has at most {@value #MAX_STEP} characters. */
  static final int MAX_PATH = 2;

  static final int MAX_STEP = 20;

  /** The parts of a project that can be redacted. */
  enum Part {
    SUMMARY("summary", false),
    COVER("coverUrl", false),
    STORY("story", true),
    MEDIA("media", true),
    PRESS("press", true);

    private static final Map<String, Part> NAMED =
        Map.of(
            SUMMARY.field,
            SUMMARY,
            COVER.field,
            COVER,
            STORY.field,
            STORY,
            MEDIA.field,
            MEDIA,
            PRESS.field,
            PRESS);

    private final String field;
    private final boolean list;

    Part(String field, boolean list) {
      this.field = field;
      this.list = list;
    }
  }

  /** The redaction at a path; empty where no path looks like this. */
  static Optional<Redaction> at(List<String> path, String replacement) {
    Part part = path.isEmpty() ? null : Part.NAMED.get(path.get(0));
    if (part == null || path.size() != (part.list ? 2 : 1)) {
      return Optional.empty();
    }
    String text = Text.isBlank(replacement) ? null : replacement;
    return part.list
        ? index(path.get(1)).map(index -> new Redaction(part, index, text))
        : Optional.of(new Redaction(part, -1, text));
  }

  private static Optional<Integer> index(String step) {
    return step.matches("0|[1-9][0-9]{0,3}")
        ? Optional.of(Integer.valueOf(step))
        : Optional.empty();
  }

  /** The path as it was written. */
  List<String> path() {
    return index < 0 ? List.of(part.field) : List.of(part.field, Integer.toString(index));
  }

  /** Checks the replacement as the field would be checked. */
  List<Rejection> check() {
    Checks checks = new Checks();
    switch (part) {
      case SUMMARY -> checks.line(replacement, ProjectRules.MAX_SUMMARY, "replacement");
      case STORY -> checks.markdown(replacement, ProjectRules.MAX_SECTION, "replacement");
      case COVER -> checks.picture(replacement, "replacement");
      case MEDIA, PRESS -> checks.address(replacement, "replacement");
    }
    return checks.found();
  }

  /** Checks the picture for the place of an image, which only the project tells from a video. */
  List<Rejection> check(ProjectContent content) {
    Checks checks = new Checks();
    if (part == Part.MEDIA
        && index < content.media().size()
        && content.media().get(index).kind() == MediaKind.IMAGE) {
      checks.picture(replacement, "replacement");
    }
    return checks.found();
  }

  /** Applies it; false where nothing stands at the path. */
  boolean apply(Project project, ProjectContent content) {
    return switch (part) {
      case SUMMARY -> {
        boolean there = !project.summary.isEmpty();
        project.summary = replacement == null ? "" : Text.stripped(replacement);
        yield there;
      }
      case COVER -> {
        boolean there = project.coverUrl != null;
        project.coverUrl = WebAddress.stored(replacement);
        yield there;
      }
      case STORY -> applyToStory(content);
      case MEDIA -> applyToMedia(content);
      case PRESS -> applyToPress(content);
    };
  }

  private boolean applyToStory(ProjectContent content) {
    List<StorySection> story = new ArrayList<>(content.story());
    if (index >= story.size()) {
      return false;
    }
    StorySection old = story.get(index);
    put(story, new StorySection(old.kind(), old.title(), replacement));
    content.writeStory(story);
    return true;
  }

  // The caption tells of the picture that was there, so it goes with it.
  private boolean applyToMedia(ProjectContent content) {
    List<Media> media = new ArrayList<>(content.media());
    if (index >= media.size()) {
      return false;
    }
    put(media, new Media(media.get(index).kind(), WebAddress.stored(replacement), null));
    content.writeMedia(media);
    return true;
  }

  // So does the picture of an article.
  private boolean applyToPress(ProjectContent content) {
    List<PressMention> press = new ArrayList<>(content.press());
    if (index >= press.size()) {
      return false;
    }
    put(press, new PressMention(press.get(index).outlet(), WebAddress.stored(replacement), null));
    content.writePress(press);
    return true;
  }

  private <T> void put(List<T> list, T replaced) {
    if (replacement == null) {
      list.remove(index);
    } else {
      list.set(index, replaced);
    }
  }

  /** The rejection of a path at which nothing stands. */
  static Rejection notThere() {
    return Rejection.of(InputError.NOT_THERE, "path");
  }
}
