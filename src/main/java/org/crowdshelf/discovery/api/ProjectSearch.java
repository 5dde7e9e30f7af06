package org.crowdshelf.discovery.api;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.paging.KeyPlace;
import org.crowdshelf.shared.paging.PageRequest;

/**
 * The statement of a filtered list: fixed fragments, one for each condition that is there, so that
 * each combination is prepared once and every value is a parameter.
 */
final class ProjectSearch {

  private static final String COMMON =
      ", common, search_above(common) as above from search_common_terms($%1$d) as common";

  private final StringBuilder from = new StringBuilder(" from projects p ");
  private final StringBuilder where = new StringBuilder(" where p.launched_at is not null");
  private final Tuple params = Tuple.tuple();
  private String typed = "";
  private int textParameter;

  private ProjectSearch() {}

  /**
   * The public projects that a filter leaves.
   *
   * @throws Refusal NOT_FOUND for an id that is none, BAD_USER_INPUT for text that is too long
   */
  static ProjectSearch of(ProjectFilter filter) {
    ProjectSearch search = new ProjectSearch();
    if (filter != null) {
      SearchText.of(filter.text()).ifPresent(search::matching);
      search.anyOf("p.state", filter.states());
      search.anyOf("p.category", filter.categories());
      search.anyOf("p.funding_model", filter.fundingModels());
      search.anyOf("p.library_kind", filter.libraryKinds());
      search.within(filter.region());
      search.owned("p.fundraiser_id", IdType.ACCOUNT, filter.fundraiser());
      search.owned("p.organisation_id", IdType.ORGANISATION, filter.organisation());
      if (filter.endingBefore() != null) {
        search.add(" and p.ends_at < ", filter.endingBefore().atOffset(java.time.ZoneOffset.UTC));
      }
    }
    return search;
  }

  /** The statements of a page: the first of them that finds something has it. */
  List<String> pages(ProjectOrder order, PageRequest request) {
    int afterKey = 0;
    if (request.after() != null) {
      KeyPlace place = KeyPlace.parse(request.after());
      params.addString(place.orderKey()).addUUID(place.key());
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
    // Written out, since a plan for any size would be one for a tenth of all projects.
    return sql.append(order.orderBy(order.key(), "p.id"))
        .append(" limit ")
        .append(fetch)
        .toString();
  }

  String total(ProjectOrder order) {
    return typed + "select count(*)" + from + where + order.only();
  }

  /** Begins a statement with what of these projects in one currency statistics add up. */
  String matched(String currency) {
    add(" and p.currency = ", currency);
    return (typed.isEmpty() ? "with " : typed.stripTrailing() + ", ")
        + "matched as materialized (select p.id, p.state, p.category, p.raised_minor,"
        + " left(p.region_code, 2) || '0000' as province"
        + from
        + where
        + ")";
  }

  Tuple params() {
    return params;
  }

  // What was typed is taken apart once, not at every row.
  private void matching(String text) {
    params.addString(text);
    textParameter = params.size();
    typed = typed("");
    from.append(
        "join project_search s on s.project_id = p.id join typed on s.document @@ typed.words ");
  }

  private String typed(String more) {
    String words = "search_query($%1$d) as words" + more;
    return ("with typed as materialized (select " + words + ") ").formatted(textParameter);
  }

  private void anyOf(String column, List<? extends Enum<?>> values) {
    if (values != null) {
      String[] names = values.stream().map(Enum::name).toArray(String[]::new);
      params.addArrayOfString(names);
      where.append(" and ").append(column).append(" = any($").append(params.size()).append(")");
    }
  }

  // The significant digits of a region's code begin the codes of all within it.
  private void within(String region) {
    if (region != null) {
      String significant = region.replaceFirst("(0000|00)$", "");
      boolean code = region.matches("[0-9]{6}");
      add(" and p.region_code >= ", code ? region : "");
      add(" and p.region_code <= ", code ? (significant + "9999").substring(0, 6) : "");
    }
  }

  private void owned(String column, IdType type, String id) {
    if (id != null) {
      UUID key = Ids.require(type, id);
      add(" and " + column + " = ", key);
    }
  }

  private void add(String condition, Object value) {
    params.addValue(value);
    where.append(condition).append("$").append(params.size());
  }
}
