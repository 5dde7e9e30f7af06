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
  private final SoughtWords words;

  FindProjects(Reads reads, SoughtWords words) {
    this.reads = reads;
    this.words = words;
  }

  /** One project more than requested, so that the caller knows whether another page follows. */
  public Uni<List<Found>> page(
      ProjectConditions conditions, ProjectOrder order, PageRequest request) {
    return search(conditions).flatMap(search -> firstNonEmpty(search.pages(order, request)));
  }

  /** Counts the projects that match. */
  public Uni<Integer> total(ProjectConditions conditions, ProjectOrder order) {
    return search(conditions)
        .map(search -> search.total(order))
        .flatMap(total -> reads.one(total.sql(), row -> row.integer("total"), total.params()));
  }

  /** The statement of a search, to be completed. */
  public Uni<ProjectSearch> search(ProjectConditions conditions) {
    return words.of(conditions).map(sought -> ProjectSearch.of(conditions, sought));
  }

  private Uni<List<Found>> firstNonEmpty(List<ProjectSearch.Statement> statements) {
    ProjectSearch.Statement first = statements.get(0);
    List<ProjectSearch.Statement> others = statements.subList(1, statements.size());
    Uni<List<Found>> found = reads.list(first.sql(), Found::of, first.params());
    return others.isEmpty()
        ? found
        : found.flatMap(
            rows -> rows.isEmpty() ? firstNonEmpty(others) : Uni.createFrom().item(rows));
  }
}
