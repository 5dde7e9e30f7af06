package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** The actions that a project's history records. */
@Description("What somebody did to a project. May grow.")
public enum ProjectDeed {
  @Description("It was begun as a draft")
  CREATED,
  @Description("Its own people changed it")
  EDITED,
  @Description("It was put before the reviewers")
  SUBMITTED,
  @Description("Its own people took it back before a decision or before its launch")
  WITHDRAWN,
  @Description("A reviewer approved it")
  APPROVED,
  @Description("A reviewer sent it back for changes")
  CHANGES_REQUESTED,
  @Description("A reviewer rejected it")
  REJECTED,
  @Description("A reviewer let it be submitted before the cool-down ended")
  COOLDOWN_WAIVED,
  @Description("It went live")
  LAUNCHED,
  @Description("Its own people or a reviewer canceled it")
  CANCELED,
  @Description("It was paused while something is being looked into")
  PAUSED,
  @Description("An admin ended a pause")
  RESUMED,
  @Description("Its own people or a reviewer took something out of it, or replaced it")
  REDACTED,
  @Description("Its own people or a reviewer removed an update")
  UPDATE_REMOVED,
  @Description("Its own people or a reviewer took out an earlier text of an update")
  UPDATE_REVISION_REMOVED,
  @Description("Its own people promised a reward for a later day")
  REWARD_DELAYED
}
