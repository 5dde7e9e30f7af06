package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** Where a project stands. */
@Description("Where a project stands. From LIVE on it is public, whatever becomes of it. May grow.")
public enum ProjectState {
  DRAFT,
  IN_REVIEW,
  CHANGES_REQUESTED,
  REJECTED,
  LIVE,
  SUCCEEDED,
  FAILED,
  CANCELED
}
