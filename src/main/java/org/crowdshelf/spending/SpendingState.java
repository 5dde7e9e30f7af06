package org.crowdshelf.spending;

import org.eclipse.microprofile.graphql.Description;

/** The states of a spending. */
@Description("How far a spending was looked at. May grow.")
public enum SpendingState {
  @Description("Counts; no reviewer has decided on it, or a question was answered")
  DECLARED,
  @Description("A reviewer found it in order")
  ACCEPTED,
  @Description("A reviewer asked something; no tranche can be asked for until it is answered")
  QUESTIONED,
  @Description("Taken back by its own people, or the one that takes another back")
  REVERSED
}
