package org.crowdshelf.outcome.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.NodeReader;

/** Reads reports, which are as visible as their project. */
@ApplicationScoped
class OutcomeReads implements NodeReader {

  private static final String REPORTS =
      "select "
          + OutcomeReportNode.COLUMNS
          + " from outcome_reports r join projects p on p.id = r.project_id"
          + " join accounts author on author.id = r.author_id"
          + " where r.%s = any($1) order by r.project_id, r.number desc";

  private static final String OF_PROJECTS = REPORTS.formatted("project_id");
  private static final String BY_ID = REPORTS.formatted("id");

  private final Reads reads;
  private final ProjectReads projects;

  OutcomeReads(Reads reads, ProjectReads projects) {
    this.reads = reads;
    this.projects = projects;
  }

  /** The reports of each project, the latest first. */
  Uni<Map<UUID, List<OutcomeReportNode>>> ofProjects(List<UUID> keys) {
    return reads
        .list(OF_PROJECTS, OutcomeReportNode::of, keys)
        .map(
            found -> {
              Map<UUID, List<OutcomeReportNode>> byProject =
                  new HashMap<>(
                      found.stream().collect(Collectors.groupingBy(OutcomeReportNode::projectKey)));
              keys.forEach(key -> byProject.putIfAbsent(key, List.of()));
              return byProject;
            });
  }

  @Override
  public IdType type() {
    return IdType.OUTCOME;
  }

  @Override
  public Uni<OutcomeReportNode> read(UUID key) {
    return reads
        .one(BY_ID, OutcomeReportNode::of, List.of(key))
        .flatMap(
            report -> report == null ? Uni.createFrom().nullItem() : ifProjectIsVisible(report));
  }

  private Uni<OutcomeReportNode> ifProjectIsVisible(OutcomeReportNode report) {
    return projects.project(report.projectKey()).map(project -> project == null ? null : report);
  }
}
