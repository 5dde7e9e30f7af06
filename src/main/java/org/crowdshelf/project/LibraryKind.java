package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** What kind of library it is about. */
@Description("What kind of library it is about. May grow.")
public enum LibraryKind {
  RURAL,
  SCHOOL,
  COMMUNITY,
  GRASSROOTS,
  PRIVATE,
  CHILDREN,
  MINI,
  HUMAN,
  TECHNOLOGY,
  TOOL,
  SEED
}
