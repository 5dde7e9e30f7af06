package org.crowdshelf.update;

import org.eclipse.microprofile.graphql.Description;

/** The people who may read an update's body. */
@Description("The people who may read an update's body. New values may be added.")
public enum UpdateAudience {
  @Description("Everyone")
  PUBLIC,
  @Description("Paid backers and the project's own people")
  BACKERS
}
