package org.crowdshelf.project.content;

import org.eclipse.microprofile.graphql.Description;

/** The kinds of sections of a story. */
@Description("What a section of the story tells. May grow.")
public enum StoryKind {
  @Description("What the project is for")
  WHAT_WE_WANT_TO_DO,
  @Description("Why it needs money")
  WHY_WE_NEED_SUPPORT,
  @Description("What was done before")
  WHAT_WE_HAVE_DONE,
  @Description("What may go wrong")
  RISKS,
  @Description("Anything else")
  OTHER
}
