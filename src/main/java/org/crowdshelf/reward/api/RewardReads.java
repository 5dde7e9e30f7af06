package org.crowdshelf.reward.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.database.Reads;

/** Reads rewards. A reward is visible to everyone who sees its project. */
@ApplicationScoped
public class RewardReads {

  private static final String OF_PROJECTS =
      "select "
          + RewardNode.COLUMNS
          + " from unnest($1::uuid[]) as wanted (project_id)"
          + " join projects p on p.id = wanted.project_id join rewards r on r.project_id = p.id"
          + " order by r.project_id, r.position";

  private static final String BY_ID =
      "select "
          + RewardNode.COLUMNS
          + " from rewards r join projects p on p.id = r.project_id"
          + " where r.id = any($1)";

  private final Reads reads;
  private final ProjectReads projects;

  RewardReads(Reads reads, ProjectReads projects) {
    this.reads = reads;
    this.projects = projects;
  }

  /** A reward; null if it does not exist for the current account. */
  public Uni<RewardNode> reward(UUID key) {
    return rewards(List.of(key))
        .map(found -> found.get(key))
        .flatMap(
            reward ->
                // A reward that does not exist takes as many reads as a hidden one, so that the
                // time of the answer does not tell them apart.
                projects
                    .project(reward == null ? key : reward.projectKey())
                    .map(project -> project == null ? null : reward));
  }

  /** These rewards, for callers that have checked that the account may see them. */
  public Uni<Map<UUID, RewardNode>> rewards(List<UUID> keys) {
    return reads
        .list(BY_ID, RewardNode::of, keys)
        .map(found -> found.stream().collect(Collectors.toMap(RewardNode::key, r -> r)));
  }

  /** The rewards of each of these projects, in their order. */
  Uni<Map<UUID, List<RewardNode>>> ofProjects(List<UUID> keys) {
    return reads
        .list(OF_PROJECTS, RewardNode::of, keys)
        .map(
            found -> {
              Map<UUID, List<RewardNode>> byProject =
                  new HashMap<>(
                      found.stream().collect(Collectors.groupingBy(RewardNode::projectKey)));
              keys.forEach(key -> byProject.putIfAbsent(key, List.of()));
              return byProject;
            });
  }
}
