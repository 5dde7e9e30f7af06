package org.crowdshelf.allotment;

/** The sums of budget lines in minor units, as expressions of SQL about the line {@code b}. */
public final class LineSums {

  /** The costs of the line by the budget, with what was allotted to it or cut. */
  static final String BASE =
      """
      (b.amount_minor
       + coalesce((select sum(c.change_minor) from allotment_lines c where c.budget_line_id = b.id), 0))::bigint""";

  /** The same, with what was moved to it or from it. */
  public static final String ALLOTTED =
      "("
          + BASE
          + """
             + coalesce((select sum(m.amount_minor) from budget_moves m where m.to_line_id = b.id and m.state = 'ALLOWED'), 0)
             - coalesce((select sum(m.amount_minor) from budget_moves m where m.from_line_id = b.id and m.state = 'ALLOWED'), 0))::bigint""";

  private LineSums() {}
}
