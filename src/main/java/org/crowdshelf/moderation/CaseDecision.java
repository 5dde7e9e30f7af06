package org.crowdshelf.moderation;

import org.eclipse.microprofile.graphql.Description;

/** A reviewer's decision on a case. */
@Description("What a reviewer decides on what was reported.")
public enum CaseDecision {
  @Description("Nothing is wrong with it")
  DISMISS(ModerationDeed.CASE_DISMISSED, ReportState.DISMISSED),
  @Description(
      "What was written there goes out of everybody's sight; not of projects and organisations")
  REMOVE(ModerationDeed.CONTENT_REMOVED, ReportState.ACTED_ON),
  @Description(
      "The project, or that of the update, is paused; the remark is the reason that everyone reads")
  PAUSE_PROJECT(ModerationDeed.PROJECT_PAUSED, ReportState.ACTED_ON),
  @Description("The project, or that of the update, is canceled; what was paid is given back")
  CANCEL_PROJECT(ModerationDeed.PROJECT_CANCELED, ReportState.ACTED_ON);

  private final ModerationDeed deed;
  private final ReportState outcome;

  CaseDecision(ModerationDeed deed, ReportState outcome) {
    this.deed = deed;
    this.outcome = outcome;
  }

  /** The name of the decision in the record. */
  ModerationDeed deed() {
    return deed;
  }

  /** The state that the decision gives the reports of the case. */
  ReportState outcome() {
    return outcome;
  }
}
