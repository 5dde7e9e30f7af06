package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** What an address of media shows. */
@Description("What an address of media shows. May grow.")
public enum MediaKind {
  @Description("A picture")
  IMAGE,
  @Description("A video")
  VIDEO
}
