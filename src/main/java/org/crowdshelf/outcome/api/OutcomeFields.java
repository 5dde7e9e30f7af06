package org.crowdshelf.outcome.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.outcome.OutcomeDays;
import org.crowdshelf.outcome.OutcomeStanding;
import org.crowdshelf.outcome.OutcomeStandings;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.batching.Batches;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The outcome of a project, for everyone who sees the project. */
@GraphQLApi
public class OutcomeFields {

  private final OutcomeReads reads;
  private final OutcomeStandings standings;
  private final ProjectReads projects;
  private final Clock clock;

  OutcomeFields(
      OutcomeReads reads, OutcomeStandings standings, ProjectReads projects, Clock clock) {
    this.reads = reads;
    this.standings = standings;
    this.projects = projects;
    this.clock = clock;
  }

  @NonNull
  @Description("What its people reported of the outcome, the latest first, at most 100.")
  public Uni<@NonNull List<@NonNull OutcomeReportNode>> outcomes(
      @Source ProjectNode project, Context context) {
    return Batches.load(context, "Project.outcomes", project.key(), reads::ofProjects);
  }

  @Description(
      "The end of the day, in China, by which its people have to report next: every three months from its settlement while money is spent, in full three months after the last receipt, and once more a year later. In the past where the report is overdue; null where none is due.")
  public Uni<Instant> outcomeDueAt(@Source ProjectNode project, Context context) {
    return standing(project, context)
        .map(
            standing -> {
              OutcomeStanding.Due due = standing == null ? null : standing.next();
              return due == null ? null : OutcomeDays.end(due.on());
            });
  }

  @NonNull
  @Description(
      "Whether the report that was due did not come. Until it does, the project gets no tranche, and its fundraiser and organisation submit no other project.")
  public Uni<@NonNull Boolean> outcomeOverdue(@Source ProjectNode project, Context context) {
    return standing(project, context)
        .map(
            standing ->
                standing != null && standing.overdueSince(OutcomeDays.today(clock)) != null);
  }

  private Uni<OutcomeStanding> standing(ProjectNode project, Context context) {
    return Batches.load(context, "Project.outcomeStanding", project.key(), standings::of);
  }

  @NonNull
  @Description("The project that it is about")
  public Uni<@NonNull ProjectNode> project(@Source OutcomeReportNode report, Context context) {
    return Batches.load(context, "OutcomeReport.project", report.projectKey(), projects::projects);
  }
}
