package org.crowdshelf.discovery;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.content.LibraryKind;

/**
 * Conditions on public projects; null does not restrict, an empty set matches nothing. Each value
 * has a bounded size, so that the conditions can be the key of a cache.
 *
 * @param text the words to search for, as {@link SearchText} returns them
 * @param region a code of six digits, or {@link #NO_REGION}
 */
public record ProjectConditions(
    String text,
    Set<ProjectState> states,
    Set<Category> categories,
    Set<FundingModel> fundingModels,
    Set<LibraryKind> libraryKinds,
    String region,
    UUID fundraiser,
    UUID organisation,
    Instant endingBefore) {

  /** Matches every public project. */
  public static final ProjectConditions NONE =
      new ProjectConditions(null, null, null, null, null, null, null, null, null);

  /** Stands for any text that cannot be a region's code; no project has it. */
  public static final String NO_REGION = "";
}
