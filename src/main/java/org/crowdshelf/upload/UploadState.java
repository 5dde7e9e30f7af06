package org.crowdshelf.upload;

import org.eclipse.microprofile.graphql.Description;

/** The state of a file: WAITING, CHECKING, then READY or REJECTED. */
@Description("How far a file is. May grow.")
public enum UploadState {
  @Description("It has not come, or finishUpload was not called")
  WAITING,
  @Description("The service looks at it; ask again in a second")
  CHECKING,
  @Description("It can be used")
  READY,
  @Description("It cannot be used; rejectedBecause says why")
  REJECTED
}
