package org.crowdshelf.project.content;

import org.eclipse.microprofile.graphql.Description;

/** The categories of projects. */
@Description("What a project is about. May grow.")
public enum Category {
  @Description("Libraries and reading rooms: needs a library profile")
  LIBRARY,
  @Description("Reading promotion without a library of its own")
  READING,
  @Description("Schools and learning")
  EDUCATION,
  @Description("Arts, heritage and cultural life")
  CULTURE,
  @Description("Help for people in poverty")
  POVERTY_RELIEF,
  @Description("Help after a disaster")
  DISASTER_RELIEF,
  @Description("None of the others")
  OTHER
}
