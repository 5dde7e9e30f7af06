package org.crowdshelf.daybook;

import org.eclipse.microprofile.graphql.Description;

/** A kind of movement in a project's public ledger, in the order of a day's lines. */
@Description("A kind of movement of a project's money. May grow.")
public enum LedgerKind {
  @Description("Pledges that were paid: what the project got")
  PLEDGES_PAID,
  @Description("Money that went back to backers, negative")
  REFUNDED,
  @Description("What became the project's own money after its success, less the site's share")
  COLLECTED,
  @Description("The site's share, negative")
  FEE,
  @Description("A tranche that was paid out, negative")
  TRANCHE_PAID,
  @Description("Money that was spent and shown with receipts, negative")
  SPENDING,
  @Description("A spending that was taken back, positive")
  SPENDING_REVERSED,
  @Description("Money that was left over and went back to backers, negative")
  RETURNED_TO_BACKERS,
  @Description("Movements of earlier days that were booked after those days were over")
  CORRECTION
}
