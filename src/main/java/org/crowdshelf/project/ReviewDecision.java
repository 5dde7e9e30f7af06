package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** What a reviewer decides. */
@Description("What a reviewer decides. May grow.")
public enum ReviewDecision {
  APPROVE,
  REQUEST_CHANGES,
  REJECT
}
