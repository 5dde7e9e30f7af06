package org.crowdshelf.discovery;

import org.crowdshelf.project.api.ProjectNode;

/**
 * A page of a search for common words. The statement reads projects in the list's order until
 * enough of them match, so that the page costs the same however many match. It returns no rows
 * where a word is rare, and where too few of the {@value #FARTHEST} projects that it may read
 * match: then few projects match in all, and the caller reads each of them. Why:
 * src/docs/decisions/0012.
 *
 * @param typed the clause {@code typed}: the words of the search, and the common ones of them
 * @param conditions the where clause of the whole filter, on {@code p}
 * @param afterKey the number of the parameter that holds the order key of the cursor, 0 for the
 *     first page; the parameter after it holds the id
 */
record SearchWalk(String typed, String conditions, ProjectOrder order, int afterKey, int fetch) {

  /** How many projects the statement reads at most, over the lists of all words together. */
  private static final int FARTHEST = 1000;

  String sql() {
    return typed
        + ", hits as materialized (select list.term, hit.* from "
        + lists()
        + " cross join lateral ("
        + hits()
        + ") hit), page as (select distinct id, key from hits where "
        + complete()
        + order.orderBy("key", "id")
        + " limit "
        + fetch
        + ") select "
        + ProjectNode.COLUMNS
        + ", page.key::text as order_key from page join projects p on p.id = page.id"
        + ProjectNode.JOINS
        + order.orderBy("page.key", "page.id");
  }

  // Under RELEVANCE each word has a list of its own: a project with one word in its title and
  // another in its story ranks among the stories, where only the second word's list has it. The
  // other orders need one list.
  private String lists() {
    String common = byRelevance() ? "typed.common" : "typed.common[1:1]";
    return "typed cross join unnest(" + common + ") as list (term)";
  }

  // Offset 0 keeps PostgreSQL from joining the tables as a whole: each project is read by its key,
  // and reading ends with the last one that is needed.
  private String hits() {
    return "select c.id, c.key from ("
        + candidates()
        + ") c cross join lateral (select * from projects where id = c.id offset 0) p"
        + " cross join lateral (select * from project_search where project_id = c.id offset 0) s"
        + conditions
        + " and s.document @@ typed.words"
        + (byRelevance() ? " and " + order.key() + " = c.key" : "")
        + order.orderBy("c.key", "c.id")
        + " limit "
        + fetch;
  }

  private String candidates() {
    if (byRelevance()) {
      return "select w.project_id as id, w.place as key from project_search_terms w"
          + " where w.term = list.term and w.place < typed.above"
          + inOrder("w.place", "w.project_id");
    }
    // The condition on the word keeps projects unread where the lists are empty.
    return "select p.id, "
        + order.key()
        + " as key from projects p where p.launched_at is not null and list.term is not null"
        + order.only()
        + inOrder(order.key(), "p.id");
  }

  private String inOrder(String key, String id) {
    String behind = afterKey == 0 ? "" : order.behind(key, id, afterKey, afterKey + 1);
    return behind + order.orderBy(key, id) + " limit " + farthest();
  }

  // Each list either returned a whole page or was read to its end.
  private String complete() {
    return "not exists (select from "
        + lists()
        + " where (select count(*) from hits where hits.term = list.term) < "
        + fetch
        + " and (select count(*) from ("
        + candidates()
        + ") c) = "
        + farthest()
        + ")";
  }

  private String farthest() {
    return FARTHEST + (byRelevance() ? " / cardinality(typed.common)" : "");
  }

  private boolean byRelevance() {
    return order == ProjectOrder.RELEVANCE;
  }
}
