package org.crowdshelf.privacy;

import org.eclipse.microprofile.graphql.Description;

/** The state of a request to be erased. */
@Description("How far a request to be erased is.")
public enum ErasureState {
  @Description("It will be done once its time has come, and can be called off until then")
  WAITING,
  @Description("Something has to end first; it goes on by itself afterwards")
  BLOCKED,
  @Description("Done: the account has no name and nobody signs in to it")
  DONE,
  @Description("The person took it back")
  CALLED_OFF
}
