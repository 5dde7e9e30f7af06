package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** What a section of the story tells. */
@Description("What a section of the story tells. May grow.")
public enum StoryKind {
  WHAT_WE_WANT_TO_DO,
  WHY_WE_NEED_SUPPORT,
  WHAT_WE_HAVE_DONE,
  RISKS,
  OTHER
}
