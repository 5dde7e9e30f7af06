package org.crowdshelf.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.port.SubmissionCheck;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Rejection;

/**
 * A fundraiser or an organisation with a project whose report is overdue submits no other one. Of
 * several the one that has waited longest is told.
 */
@ApplicationScoped
class OverdueBlocksSubmissions implements SubmissionCheck {

  // The project that is submitted, q, has not succeeded.
  private static final String OF_ITS_PEOPLE =
      OutcomeStanding.SELECT
          + """
            s.project_id in (
              select o.id from projects q join projects o on o.fundraiser_id = q.fundraiser_id
               where q.id = $1 and o.state = 'SUCCEEDED'
               union
              select o.id from projects q join projects o on o.organisation_id = q.organisation_id
               where q.id = $1 and o.state = 'SUCCEEDED')""";

  private record Earlier(OutcomeStanding standing, String title) {
    static Earlier of(Row row) {
      return new Earlier(OutcomeStanding.of(row), row.text("title"));
    }
  }

  private record Overdue(LocalDate since, String title) {
    Rejection rejection() {
      Map<String, String> params =
          Map.of("dueAt", OutcomeDays.end(since).toString(), "title", title);
      return Rejection.of(OutcomeError.OUTCOME_OVERDUE, params, "projectId").worded("OTHER");
    }
  }

  private final Writes writes;
  private final Clock clock;

  OverdueBlocksSubmissions(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  @Override
  public Uni<List<Rejection>> gaps(UUID project, FundingModel model) {
    LocalDate today = OutcomeDays.today(clock);
    return writes
        .list(OF_ITS_PEOPLE, Earlier::of, project)
        .map(
            found ->
                found.stream()
                    .map(
                        earlier ->
                            new Overdue(earlier.standing().overdueSince(today), earlier.title()))
                    .filter(overdue -> overdue.since() != null)
                    .min(Comparator.comparing(Overdue::since))
                    .map(overdue -> List.of(overdue.rejection()))
                    .orElse(List.of()));
  }
}
