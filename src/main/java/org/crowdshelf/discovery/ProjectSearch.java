package org.crowdshelf.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.paging.KeyPlace;
import org.crowdshelf.shared.paging.PageRequest;

/**
 * A statement of a filtered list, put together from a fixed fragment for each condition. Every
 * value is a parameter, so each combination of conditions is prepared once.
 */
public final class ProjectSearch {

  /** A statement and its parameters. */
  record Statement(String sql, Object... params) {}

  private final Sought sought;
  private final StringBuilder where;
  private final List<Object> params;

  private ProjectSearch(Sought sought, CharSequence where, List<Object> params) {
    this.sought = sought;
    this.where = new StringBuilder(where);
    this.params = new ArrayList<>(params);
  }

  /**
   * The public projects that meet the conditions.
   *
   * @param sought what the conditions' text searches for; null where they have no text
   */
  static ProjectSearch of(ProjectConditions conditions, Sought sought) {
    ProjectSearch search = new ProjectSearch(sought, "", List.of());
    search.anyOf("p.state", conditions.states());
    search.anyOf("p.category", conditions.categories());
    search.anyOf("p.funding_model", conditions.fundingModels());
    search.anyOf("p.library_kind", conditions.libraryKinds());
    search.within(conditions.region());
    search.equal("p.fundraiser_id", conditions.fundraiser());
    search.equal("p.organisation_id", conditions.organisation());
    if (conditions.endingBefore() != null) {
      search.add(" and p.ends_at < ", conditions.endingBefore());
    }
    return search;
  }

  /** The statements of a page, to be run in turn until one of them returns rows. */
  List<Statement> pages(ProjectOrder order, PageRequest request) {
    if (sought == null) {
      return List.of(copy().all(order, request));
    }
    if (sought.isOne()
        && order == ProjectOrder.RELEVANCE
        && (where.isEmpty() || !sought.isCommon())) {
      return List.of(copy().listOfOne(request));
    }
    return sought.isCommon()
        ? List.of(copy().walk(order, request), copy().all(order, request))
        : List.of(copy().all(order, request));
  }

  // Each statement has parameters of its own: PostgreSQL refuses one that the statement does not
  // use.
  private ProjectSearch copy() {
    return new ProjectSearch(sought, where, params);
  }

  private Statement listOfOne(PageRequest request) {
    SearchLists lists = lists(ProjectOrder.RELEVANCE, request);
    return page(lists.ofOne(param(sought.lexemes().get(0))), ProjectOrder.RELEVANCE);
  }

  private Statement walk(ProjectOrder order, PageRequest request) {
    SearchLists lists = lists(order, request);
    return page(lists.walk(param(sought.lexemes())), order);
  }

  private SearchLists lists(ProjectOrder order, PageRequest request) {
    return new SearchLists(sought, where.toString(), order, after(request), request.fetch());
  }

  private Statement all(ProjectOrder order, PageRequest request) {
    int after = after(request);
    String key = order == ProjectOrder.RELEVANCE ? relevance() : order.key();
    StringBuilder sql = new StringBuilder("select p.id, ").append(key).append(" as key");
    sql.append(matching()).append(order.only());
    if (after > 0) {
      sql.append(order.behind(key, "p.id", after, after + 1));
    }
    // The limit is a literal: for a parameter PostgreSQL plans to return a tenth of all projects.
    sql.append(order.orderBy("key", "id")).append(" limit ").append(request.fetch());
    return page(sql.toString(), order);
  }

  // Only the rows of the page are joined with what is shown of them.
  private Statement page(String keys, ProjectOrder order) {
    String sql =
        "with page as materialized ("
            + keys
            + ") select "
            + ProjectNode.COLUMNS
            + ", page.key::text as order_key from page join projects p on p.id = page.id"
            + ProjectNode.JOINS
            + order.orderBy("page.key", "page.id");
    return new Statement(sql, params());
  }

  // The number of the parameter that holds the cursor's order key, before that of its id; 0
  // without.
  private int after(PageRequest request) {
    if (request.after() == null) {
      return 0;
    }
    KeyPlace place = KeyPlace.parse(request.after());
    params.add(place.orderKey());
    params.add(place.key());
    return params.size() - 1;
  }

  // 2: all in the title; 1: names and summary needed too; 0: the story as well. As search_place.
  private String relevance() {
    return "search_place(case when s.heading @@ "
        + param(sought.queryOfTitles())
        + "::text::tsquery then 2 when s.heading @@ "
        + param(sought.query())
        + "::text::tsquery then 1 else 0 end, p.launched_at)";
  }

  Statement total(ProjectOrder order) {
    ProjectSearch search = copy();
    String sql = "select count(*) as total" + search.matching() + order.only();
    return new Statement(sql, search.params());
  }

  /**
   * Begins a statement with the clause {@code matched}: the columns that statistics add up, of the
   * matching projects in one currency.
   */
  public String matched(String currency) {
    add(" and p.currency = ", currency);
    return "with matched as materialized (select p.id, p.state, p.category, p.raised_minor,"
        + " coalesce(p.result_raised_minor, p.raised_minor) as result_minor,"
        + " left(p.region_code, 2) || '0000' as province"
        + matching()
        + ")";
  }

  private String matching() {
    if (sought == null) {
      return " from projects p where p.launched_at is not null" + where;
    }
    return " from projects p join project_search s on s.project_id = p.id"
        + " where p.launched_at is not null and s.document @@ "
        + param(sought.query())
        + "::text::tsquery"
        + where;
  }

  /** Adds a value; returns the parameter's place in the statement, such as $3. */
  public String param(Object value) {
    params.add(value);
    return "$" + params.size();
  }

  /** The values of the statement's parameters. */
  public Object[] params() {
    return params.toArray();
  }

  private void anyOf(String column, Set<? extends Enum<?>> values) {
    if (values != null) {
      where.append(" and ").append(column).append(" = any(").append(param(values)).append(")");
    }
  }

  // The significant digits of a region's code begin the codes of all regions within it.
  private void within(String region) {
    if (region != null) {
      add(" and p.region_code >= ", region);
      add(" and p.region_code <= ", lastWithin(region));
    }
  }

  private static String lastWithin(String region) {
    if (region.endsWith("0000")) {
      return region.substring(0, 2) + "9999";
    }
    return region.endsWith("00") ? region.substring(0, 4) + "99" : region;
  }

  private void equal(String column, UUID key) {
    if (key != null) {
      add(" and " + column + " = ", key);
    }
  }

  private void add(String condition, Object value) {
    where.append(condition).append(param(value));
  }
}
