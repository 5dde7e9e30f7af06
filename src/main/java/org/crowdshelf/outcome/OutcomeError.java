package org.crowdshelf.outcome;

/** The rejections of this feature that its users can correct. */
public enum OutcomeError {
  /** The project has not succeeded, so that nothing can have become of its money. */
  OUTCOME_NOT_YET,
  /** Another report of the project is about a day of this period. */
  PERIOD_OVERLAPS,
  /** A measure stands in the report twice. */
  MEASURE_TWICE,
  /**
   * A report of the project has been due since {dueAt}; where it is submitted, one of {title},
   * another project of its fundraiser or organisation.
   */
  OUTCOME_OVERDUE
}
