package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** What an organisation does for a project. */
@Description("What an organisation does for a project. May grow.")
public enum PartnerRole {
  CO_INITIATOR,
  REWARD_SPONSOR,
  MEDIA
}
