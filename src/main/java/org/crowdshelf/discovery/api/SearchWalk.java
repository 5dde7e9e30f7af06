package org.crowdshelf.discovery.api;

import org.crowdshelf.project.api.ProjectNode;

/**
 * A page of a search for common words: projects are looked at in the list's order until enough of
 * them match, so that the page costs the same however many do. Finds nothing where a word is rare,
 * and where too few of the projects that it may look at match: then all that match are few enough
 * to be read. Why: src/docs/decisions/0012.
 *
 * @param typed the clause {@code typed}, with the words of the search and those that are common
 * @param conditions of the whole filter, on {@code p}
 * @param afterKey the number of the parameter with the key of the cursor's place, 0 for page 1; its
 *     id is the next one
 */
record SearchWalk(String typed, String conditions, ProjectOrder order, int afterKey, int fetch) {

  /** How many projects are looked at before the walk is given up: all words' lists share them. */
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

  // Under RELEVANCE each word has a list of its own: what has one word in the title and another in
  // the story stands among the stories, where the second word's list has it. Else one list does.
  private String lists() {
    String common = byRelevance() ? "typed.common" : "typed.common[1:1]";
    return "typed cross join unnest(" + common + ") as list (term)";
  }

  // Each project is fetched by its key, so that the walk ends at the last one that is needed.
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
    // That the word is named here is what leaves projects unread where there is no list.
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

  // Each list either gave a whole page or came to its end.
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
