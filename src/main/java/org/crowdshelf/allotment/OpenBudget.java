package org.crowdshelf.allotment;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectState;

/**
 * A project's budget with what no tranche has carried or was asked for yet.
 *
 * @param unallottedMinor what was collected and is in no line; negative where too little was
 * @param closed how many tranches were asked for, are on their way or paid
 */
record OpenBudget(
    UUID project,
    ProjectState state,
    boolean settled,
    String currency,
    long unallottedMinor,
    List<Line> lines,
    int closed,
    List<OpenTranche> tranches) {

  /**
   * A line of the budget.
   *
   * @param baseMinor what it costs, with what was allotted to it or cut
   * @param allottedMinor the same, with what was moved to it or from it
   * @param openMinor the part of that in tranches that nobody has asked for
   */
  record Line(UUID key, long baseMinor, long allottedMinor, long openMinor) {}

  /** The sum of all open tranches, in minor units. */
  long openMinor() {
    return lines.stream().mapToLong(Line::openMinor).sum();
  }

  /** The line of the project with this key; null where it has no such line. */
  Line line(UUID key) {
    return lines.stream().filter(line -> line.key().equals(key)).findFirst().orElse(null);
  }
}
