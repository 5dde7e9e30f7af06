package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;

/** The reads of single projects, as whoever asks may see them. */
@ApplicationScoped
public class ProjectReads {

  // Public from the launch on; before, for its own people and reviewers alone.
  private static final String VISIBLE =
      """
       (p.launched_at is not null or $3 or p.fundraiser_id = $2
          or exists (select 1 from memberships m
                      where m.organisation_id = p.organisation_id and m.account_id = $2))
      """;

  private static final String BY_ID =
      "select "
          + ProjectNode.COLUMNS
          + " from projects p "
          + ProjectNode.JOINS
          + " where p.id = any($1) and "
          + VISIBLE;

  private static final String RELAUNCHES =
      "select "
          + ProjectNode.COLUMNS
          + " from projects p "
          + ProjectNode.JOINS
          + " where p.relaunch_of_id = any($1) and "
          + VISIBLE
          + " order by p.relaunch_of_id, p.created_at, p.id";

  private final Reads reads;
  private final CurrentAccount currentAccount;

  ProjectReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** A project; null if it does not exist or the account may not see it. */
  public Uni<ProjectNode> project(UUID key) {
    return projects(List.of(key)).map(found -> found.get(key));
  }

  /** Those of these projects that whoever asks may see. */
  public Uni<Map<UUID, ProjectNode>> projects(List<UUID> keys) {
    return visible(BY_ID, keys)
        .map(found -> found.stream().collect(Collectors.toMap(ProjectNode::key, p -> p)));
  }

  /** The later projects that name each of these as their earlier one, oldest first. */
  Uni<Map<UUID, List<ProjectNode>>> relaunches(List<UUID> keys) {
    return visible(RELAUNCHES, keys)
        .map(
            found -> {
              Map<UUID, List<ProjectNode>> byEarlier =
                  found.stream().collect(Collectors.groupingBy(ProjectNode::relaunchOfKey));
              keys.forEach(key -> byEarlier.putIfAbsent(key, List.of()));
              return byEarlier;
            });
  }

  private Uni<List<ProjectNode>> visible(String sql, List<UUID> keys) {
    return reads.list(
        sql,
        ProjectNode::of,
        keys,
        currentAccount.accountOrNull(),
        currentAccount.is(Role.REVIEWER));
  }
}
