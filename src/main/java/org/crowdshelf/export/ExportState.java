package org.crowdshelf.export;

import org.eclipse.microprofile.graphql.Description;

/** The state of a file. */
@Description("How far a file is.")
public enum ExportState {
  @Description("It is being made, or waits for its turn")
  WAITING,
  @Description("It can be downloaded")
  READY,
  @Description("It could not be made; ask for it again")
  FAILED,
  @Description("Its time is over and it is gone")
  EXPIRED
}
