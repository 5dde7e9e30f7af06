package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** What a project is about. */
@Description("What a project is about. May grow.")
public enum Category {
  LIBRARY,
  READING,
  EDUCATION,
  CULTURE,
  POVERTY_RELIEF,
  DISASTER_RELIEF,
  OTHER
}
