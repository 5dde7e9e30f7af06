package org.crowdshelf.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.paging.KeyPlace;
import org.crowdshelf.shared.paging.PageRequest;

/**
 * The statements of a filtered list, put together from a fixed fragment for each condition. Every
 * value is a parameter, so each combination of conditions is prepared once.
 */
public final class ProjectSearch {

  private static final String COMMON =
      ", common, search_above(common) as above from search_common_terms($%1$d) as common";

  private final StringBuilder from = new StringBuilder(" from projects p ");
  private final StringBuilder where = new StringBuilder(" where p.launched_at is not null");
  private final List<Object> params = new ArrayList<>();
  private String typed = "";
  private int textParameter;

  private ProjectSearch() {}

  /** The public projects that meet the conditions. */
  public static ProjectSearch of(ProjectConditions conditions) {
    ProjectSearch search = new ProjectSearch();
    if (conditions.text() != null) {
      search.matching(conditions.text());
    }
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
  List<String> pages(ProjectOrder order, PageRequest request) {
    int afterKey = 0;
    if (request.after() != null) {
      KeyPlace place = KeyPlace.parse(request.after());
      params.add(place.orderKey());
      params.add(place.key());
      afterKey = params.size() - 1;
    }
    String all = all(order, afterKey, request.fetch());
    if (typed.isEmpty()) {
      return List.of(all);
    }
    SearchWalk walk =
        new SearchWalk(typed(COMMON), where.toString(), order, afterKey, request.fetch());
    return List.of(walk.sql(), all);
  }

  private String all(ProjectOrder order, int afterKey, int fetch) {
    StringBuilder sql = new StringBuilder(typed).append("select ").append(ProjectNode.COLUMNS);
    sql.append(", ").append(order.key()).append("::text as order_key");
    sql.append(from).append(ProjectNode.JOINS).append(where).append(order.only());
    if (afterKey > 0) {
      sql.append(order.behind(order.key(), "p.id", afterKey, afterKey + 1));
    }
    // The limit is a literal: for a parameter PostgreSQL plans to return a tenth of all projects.
    return sql.append(order.orderBy(order.key(), "p.id"))
        .append(" limit ")
        .append(fetch)
        .toString();
  }

  String total(ProjectOrder order) {
    return typed + "select count(*) as total" + from + where + order.only();
  }

  /**
   * Begins a statement with the clause {@code matched}: the columns that statistics add up, of the
   * matching projects in one currency.
   */
  public String matched(String currency) {
    add(" and p.currency = ", currency);
    return (typed.isEmpty() ? "with " : typed.stripTrailing() + ", ")
        + "matched as materialized (select p.id, p.state, p.category, p.raised_minor,"
        + " coalesce(p.result_raised_minor, p.raised_minor) as result_minor,"
        + " left(p.region_code, 2) || '0000' as province"
        + from
        + where
        + ")";
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

  // The materialized clause parses the text once, not once a row.
  private void matching(String text) {
    params.add(text);
    textParameter = params.size();
    typed = typed("");
    from.append(
        "join project_search s on s.project_id = p.id join typed on s.document @@ typed.words ");
  }

  private String typed(String more) {
    String words = "search_query($%1$d) as words" + more;
    return ("with typed as materialized (select " + words + ") ").formatted(textParameter);
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
