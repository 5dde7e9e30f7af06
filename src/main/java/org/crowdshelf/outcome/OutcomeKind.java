package org.crowdshelf.outcome;

import org.eclipse.microprofile.graphql.Description;

/** The measures of ISO 2789 that a library reports, and two for projects of other kinds. */
@Description(
    "A measure of ISO 2789, the standard of library statistics; BENEFICIARIES and TRAINED beside them. May grow.")
public enum OutcomeKind {
  @Description("Books on the shelves at the end of the period")
  COLLECTION,
  @Description("Books that came in the period")
  BOOKS_ADDED,
  @Description("Registered users at the end of the period")
  READERS,
  @Description("Visits in the period")
  VISITS,
  @Description("Loans in the period")
  LOANS,
  @Description("Hours a week in which it is open")
  OPENING_HOURS_A_WEEK,
  @Description("Events in the period")
  EVENTS,
  @Description("Persons who came to the events")
  EVENT_ATTENDANCES,
  @Description("Persons whom the project helped")
  BENEFICIARIES,
  @Description("Librarians or teachers who were trained")
  TRAINED
}
