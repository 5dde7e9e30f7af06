package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.project.ProjectDeed;
import org.crowdshelf.project.content.ReviewRemark;
import org.crowdshelf.shared.database.Document;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** The reads of what only a project's own people and reviewers see of it. */
@ApplicationScoped
class ProjectPrivateReads {

  private static final String OWN = OwnPeople.include("$2");

  private static final String OWN_AMONG =
      "select p.id from projects p where p.id = any($1) and " + OWN;

  private static final String REMARKS =
      """
      select p.id as project_id, r.remarks::text as remarks, r.reviewed_at
        from projects p
        left join lateral (
          select remarks, reviewed_at from project_reviews
           where project_id = p.id order by reviewed_at desc, id desc limit 1) r on true
       where p.id = any($1) and ($3 or\s"""
          + OWN
          + ")";

  private static final String HISTORY = history("");

  private static final String HISTORY_BEFORE = history("and (done_at, id) < ($5, $6)");

  private static String history(String before) {
    return """
        select p.id as project_id, h.id as entry_id, h.deed, h.details, h.done_at,
        """
        + AccountNode.columns("actor")
        + """

            from projects p
            left join lateral (
              select id, account_id, deed, details, done_at from project_history
               where project_id = p.id %s order by done_at desc, id desc limit $4) h on true
            left join accounts actor on actor.id = h.account_id
           where p.id = any($1) and ($3 or\s"""
            .formatted(before)
        + OWN
        + ") order by p.id, h.done_at desc, h.id desc";
  }

  /** Names the list of a project's history, for cursors. */
  static String historyOf(UUID project) {
    return "Project.history/" + project;
  }

  private record Of<T>(UUID project, T value) {}

  private final Reads reads;
  private final CurrentAccount currentAccount;
  private final Cursors cursors;

  ProjectPrivateReads(Reads reads, CurrentAccount currentAccount, Cursors cursors) {
    this.reads = reads;
    this.currentAccount = currentAccount;
    this.cursors = cursors;
  }

  /** Finds those of these projects that belong to the viewer. */
  Uni<Map<UUID, Boolean>> own(List<UUID> projects) {
    return reads
        .list(OWN_AMONG, row -> row.uuid("id"), projects, currentAccount.accountOrNull())
        .map(own -> projects.stream().collect(Collectors.toMap(p -> p, own::contains)));
  }

  /** The newest review's remarks; a project that is not theirs to see so is left out. */
  Uni<Map<UUID, List<ReviewRemarkNode>>> remarks(List<UUID> projects) {
    return reads
        .list(
            REMARKS,
            row -> new Of<>(row.uuid("project_id"), remarks(row)),
            projects,
            currentAccount.accountOrNull(),
            currentAccount.is(Role.REVIEWER))
        .map(found -> found.stream().collect(Collectors.toMap(Of::project, Of::value)));
  }

  /** The newest deeds first; a project that is not theirs to see so is left out. */
  Uni<Map<UUID, List<HistoryEntryNode>>> history(List<UUID> projects, PageRequest request) {
    return entries(projects, request)
        .map(
            found -> {
              Map<UUID, List<HistoryEntryNode>> byProject = new HashMap<>();
              found.forEach(
                  of -> {
                    List<HistoryEntryNode> entries =
                        byProject.computeIfAbsent(of.project(), key -> new ArrayList<>());
                    if (of.value() != null) {
                      entries.add(of.value());
                    }
                  });
              return byProject;
            });
  }

  private Uni<List<Of<HistoryEntryNode>>> entries(List<UUID> projects, PageRequest request) {
    UUID account = currentAccount.accountOrNull();
    boolean reviewer = currentAccount.is(Role.REVIEWER);
    if (request.after() == null) {
      return reads.list(HISTORY, this::entryOf, projects, account, reviewer, request.first());
    }
    TimePlace after = TimePlace.parse(request.after());
    return reads.list(
        HISTORY_BEFORE,
        this::entryOf,
        projects,
        account,
        reviewer,
        request.first(),
        after.at(),
        after.key());
  }

  private Of<HistoryEntryNode> entryOf(Row row) {
    UUID project = row.uuid("project_id");
    return new Of<>(project, row.text("deed") == null ? null : entry(project, row));
  }

  private static List<ReviewRemarkNode> remarks(Row row) {
    String remarks = row.text("remarks");
    if (remarks == null) {
      return List.of();
    }
    Instant at = row.instant("reviewed_at");
    Function<ReviewRemark, ReviewRemarkNode> node =
        remark -> new ReviewRemarkNode(remark.field(), remark.remark(), at);
    return Document.read(remarks, ReviewRemark.class).stream().map(node).toList();
  }

  private HistoryEntryNode entry(UUID project, Row row) {
    Instant at = row.instant("done_at");
    String place = new TimePlace(at, row.uuid("entry_id")).toString();
    JsonObject details = row.json("details");
    return new HistoryEntryNode(
        row.value(ProjectDeed.class, "deed"),
        row.uuid("actor_id") == null ? null : AccountNode.of(row, "actor"),
        at,
        details.getJsonArray("fields", new JsonArray()).stream().map(Object::toString).toList(),
        details.getString("reason"),
        cursors.seal(historyOf(project), place));
  }
}
