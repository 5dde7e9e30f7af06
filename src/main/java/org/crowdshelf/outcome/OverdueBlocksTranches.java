package org.crowdshelf.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payout.port.RequestBlock;
import org.crowdshelf.shared.error.Rejection;

/** A project whose report is overdue gets no tranche. */
@ApplicationScoped
class OverdueBlocksTranches implements RequestBlock {

  private final OutcomeStandings standings;
  private final Clock clock;

  OverdueBlocksTranches(OutcomeStandings standings, Clock clock) {
    this.standings = standings;
    this.clock = clock;
  }

  @Override
  public Uni<Map<UUID, Rejection>> of(List<UUID> projects, String field) {
    return standings.of(projects).map(found -> blocks(found, field));
  }

  private Map<UUID, Rejection> blocks(Map<UUID, OutcomeStanding> found, String field) {
    LocalDate today = OutcomeDays.today(clock);
    Map<UUID, Rejection> blocks = new HashMap<>();
    found.forEach(
        (project, standing) -> {
          LocalDate since = standing.overdueSince(today);
          if (since != null) {
            Map<String, String> dueAt = Map.of("dueAt", OutcomeDays.end(since).toString());
            blocks.put(project, Rejection.of(OutcomeError.OUTCOME_OVERDUE, dueAt, field));
          }
        });
    return blocks;
  }
}
