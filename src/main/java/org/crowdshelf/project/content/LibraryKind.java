package org.crowdshelf.project.content;

import org.eclipse.microprofile.graphql.Description;

/** The kinds of libraries. */
@Description("What kind of library it is about. May grow.")
public enum LibraryKind {
  @Description("In a village or township")
  RURAL,
  @Description("In a school")
  SCHOOL,
  @Description("For a neighbourhood")
  COMMUNITY,
  @Description("Founded by local people")
  GRASSROOTS,
  @Description("Privately run")
  PRIVATE,
  @Description("For children")
  CHILDREN,
  @Description("A few shelves in a public place")
  MINI,
  @Description("People tell their stories in place of books")
  HUMAN,
  @Description("Lends devices or offers a workshop")
  TECHNOLOGY,
  @Description("Lends tools")
  TOOL,
  @Description("Lends seeds")
  SEED
}
