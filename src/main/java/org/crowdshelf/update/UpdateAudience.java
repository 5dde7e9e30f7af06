package org.crowdshelf.update;

import org.eclipse.microprofile.graphql.Description;

/** Who may read an update's body. */
@Description("Who may read an update's body. May grow.")
public enum UpdateAudience {
  PUBLIC,
  BACKERS
}
