package org.crowdshelf.discovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.paging.KeyPlace;
import org.crowdshelf.shared.paging.PageRequest;

/** Reads pages of the public projects that match a search, and counts them. */
@ApplicationScoped
public class FindProjects {

  /**
   * A project of a page.
   *
   * @param orderKey the value that the page is ordered by, as the database wrote it
   */
  public record Found(ProjectNode project, String orderKey) {

    static Found of(Row row) {
      return new Found(ProjectNode.of(row), row.text("order_key"));
    }

    /** The project's place in the list, for cursors. */
    public String place() {
      return new KeyPlace(orderKey, project.key()).toString();
    }
  }

  private final Reads reads;

  FindProjects(Reads reads) {
    this.reads = reads;
  }

  /** One project more than requested, so that the caller knows whether another page follows. */
  public Uni<List<Found>> page(
      ProjectConditions conditions, ProjectOrder order, PageRequest request) {
    ProjectSearch search = ProjectSearch.of(conditions);
    return firstNonEmpty(search.pages(order, request), search);
  }

  /** How many projects match. */
  public Uni<Integer> total(ProjectConditions conditions, ProjectOrder order) {
    ProjectSearch search = ProjectSearch.of(conditions);
    return reads.one(search.total(order), row -> row.integer("total"), search.params());
  }

  private Uni<List<Found>> firstNonEmpty(List<String> statements, ProjectSearch search) {
    Uni<List<Found>> found = reads.list(statements.get(0), Found::of, search.params());
    List<String> others = statements.subList(1, statements.size());
    return others.isEmpty()
        ? found
        : found.flatMap(
            rows -> rows.isEmpty() ? firstNonEmpty(others, search) : Uni.createFrom().item(rows));
  }
}
