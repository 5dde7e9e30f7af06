package org.crowdshelf.project.content;

import org.eclipse.microprofile.graphql.Description;

/** The kinds of media. */
@Description("What an address of media shows. May grow.")
public enum MediaKind {
  @Description("A picture")
  IMAGE,
  @Description("A video")
  VIDEO
}
