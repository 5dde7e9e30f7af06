package org.crowdshelf.project.content;

import org.eclipse.microprofile.graphql.Description;

/** The roles of an organisation in a project. */
@Description("What an organisation does for a project. May grow.")
public enum PartnerRole {
  @Description("Runs the project together with the fundraiser")
  CO_INITIATOR,
  @Description("Supplies rewards")
  REWARD_SPONSOR,
  @Description("Reports about the project")
  MEDIA
}
