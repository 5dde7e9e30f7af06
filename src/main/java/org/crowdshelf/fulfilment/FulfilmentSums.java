package org.crowdshelf.fulfilment;

/**
 * The progress of the rewards of projects, as a statement of SQL: a row for each project to which
 * something was promised, from the counts that the triggers keep.
 */
public final class FulfilmentSums {

  private FulfilmentSums() {}

  /**
   * Selects project_id, promised, sent, received, late, said and as_promised.
   *
   * @param projects a condition on {@code c.project_id}
   * @param today the parameter with the day in China; what is not received by the day that was
   *     promised first is late after it
   */
  public static String of(String projects, String today) {
    return """
        select c.project_id, sum(c.total)::int as promised, sum(c.said) as said, sum(c.as_promised) as as_promised,
               coalesce(sum(c.total) filter (where c.state in ('SENT', 'RECEIVED', 'PROBLEM')), 0)::int as sent,
               coalesce(sum(c.total) filter (where c.state = 'RECEIVED'), 0)::int as received,
               coalesce(sum(c.total) filter (
                 where c.state <> 'RECEIVED' and coalesce(r.promised_delivery, r.estimated_delivery) < %2$s::date), 0)::int as late
          from fulfilment_counts c join rewards r on r.id = c.reward_id
         where %1$s
         group by c.project_id having sum(c.total) > 0"""
        .formatted(projects, today);
  }
}
