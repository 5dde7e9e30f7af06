package org.crowdshelf.allotment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payout.TranchePart;
import org.crowdshelf.shared.id.Ids;

/** The open tranches of a plan after lines of the budget have changed, without I/O. */
final class PlanChanges {

  private final OpenBudget budget;
  private final List<UUID> ids = new ArrayList<>();
  private final List<Map<UUID, Long>> amounts = new ArrayList<>();

  private PlanChanges(OpenBudget budget) {
    this.budget = budget;
    for (OpenTranche tranche : budget.tranches()) {
      Map<UUID, Long> byLine = new LinkedHashMap<>();
      tranche.parts().forEach(part -> byLine.put(part.line(), part.amountMinor()));
      ids.add(tranche.id());
      amounts.add(byLine);
    }
  }

  /**
   * The tranches after lines got more or less. Less is taken from each tranche by its part of the
   * line. More is paid with the last tranche, but never with the first of the project: then it is a
   * further one. A tranche of which nothing is left goes, and those after it move up.
   *
   * @param changes by line, in minor units; none takes more than is open of the line
   */
  static List<OpenTranche> allotted(OpenBudget budget, Map<UUID, Long> changes) {
    PlanChanges plan = new PlanChanges(budget);
    if (changes.values().stream().anyMatch(minor -> minor > 0) && plan.lastIsFirstOrClosed()) {
      plan.ids.add(Ids.next());
      plan.amounts.add(new LinkedHashMap<>());
    }
    changes.forEach(
        (line, minor) -> {
          if (minor > 0) {
            plan.amounts.get(plan.amounts.size() - 1).merge(line, minor, Long::sum);
          } else if (minor < 0) {
            plan.take(line, -minor);
          }
        });
    return plan.tranches();
  }

  /** The tranches after money has moved: each pays as much as before, for another line. */
  static List<OpenTranche> moved(OpenBudget budget, UUID from, UUID to, long amountMinor) {
    PlanChanges plan = new PlanChanges(budget);
    List<Long> taken = plan.take(from, amountMinor);
    for (int i = 0; i < taken.size(); i++) {
      plan.amounts.get(i).merge(to, taken.get(i), Long::sum);
    }
    return plan.tranches();
  }

  /** The number of tranches after more was allotted. */
  static int count(OpenBudget budget, boolean more) {
    int now = budget.closed() + budget.tranches().size();
    return more && new PlanChanges(budget).lastIsFirstOrClosed() ? now + 1 : now;
  }

  private boolean lastIsFirstOrClosed() {
    return ids.isEmpty() || budget.closed() + ids.size() == 1;
  }

  // Takes from each tranche by its part of the line; answers how much from each.
  private List<Long> take(UUID line, long amountMinor) {
    List<Long> parts = amounts.stream().map(byLine -> byLine.getOrDefault(line, 0L)).toList();
    long openMinor = parts.stream().mapToLong(Long::longValue).sum();
    if (amountMinor > openMinor) {
      throw new IllegalArgumentException("More is taken from a line than is open of it");
    }
    List<Long> left = Shares.byWeight(openMinor - amountMinor, parts);
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      amounts.get(i).put(line, left.get(i));
      taken.add(parts.get(i) - left.get(i));
    }
    return taken;
  }

  private List<OpenTranche> tranches() {
    List<OpenTranche> tranches = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      List<TranchePart> parts =
          amounts.get(i).entrySet().stream()
              .filter(entry -> entry.getValue() > 0)
              .map(entry -> new TranchePart(entry.getKey(), entry.getValue()))
              .toList();
      if (!parts.isEmpty()) {
        tranches.add(new OpenTranche(ids.get(i), budget.closed() + tranches.size() + 1, parts));
      }
    }
    return tranches;
  }
}
