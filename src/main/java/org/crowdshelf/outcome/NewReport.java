package org.crowdshelf.outcome;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.crowdshelf.project.content.Media;

/**
 * A report as its author sent it.
 *
 * @param from the first day of the period, China's
 * @param to its last day
 * @param full whether it is the report on all of the spending
 * @param text Markdown, stored as written
 */
public record NewReport(
    LocalDate from,
    LocalDate to,
    boolean full,
    List<Measure> measures,
    String text,
    List<Media> media) {

  /** The measures in the order of their kinds, which is the one that they are stored in. */
  List<Measure> sorted() {
    return measures.stream().sorted(Comparator.comparing(Measure::kind)).toList();
  }
}
