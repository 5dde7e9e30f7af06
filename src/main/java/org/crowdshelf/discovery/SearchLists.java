package org.crowdshelf.discovery;

/**
 * The keys of a page of a search, read in the list's order from what stands in that order, so that
 * the page costs the same however many projects match. Why: src/docs/decisions/0012.
 *
 * @param conditions the conditions of the filter on {@code p} without the text; may be empty
 * @param afterKey the number of the parameter that holds the order key of the cursor, 0 for the
 *     first page; the parameter after it holds the id
 */
record SearchLists(Sought sought, String conditions, ProjectOrder order, int afterKey, int fetch) {

  /** The most projects that a walk reads, over the lists of all lexemes together. */
  private static final int FARTHEST = 1000;

  // The places that a project can have in the list of a lexeme differ by its class: search_place.
  private static final String CLASS = "10000000000000000";

  /**
   * A page of one lexeme by RELEVANCE, which is the order of its list.
   *
   * @param lexeme the parameter that holds it
   */
  String ofOne(String lexeme) {
    String filter =
        conditions.isEmpty()
            ? ""
            : " and exists (select from projects p where p.id = w.project_id" + conditions + ")";
    return "select w.project_id as id, w.place as key from project_search_terms w where w.term = "
        + lexeme
        + filter
        + inOrder("w.place", "w.project_id", fetch);
  }

  /**
   * A page of common lexemes: reads projects in the list's order until enough of them match. It has
   * no rows where too few of the {@value #FARTHEST} projects that it may read match: then few
   * projects match in all, and the caller reads each of them.
   *
   * @param lexemes the parameter that holds all of them
   */
  String walk(String lexemes) {
    return "select id, key from (with hits as materialized (select list.term, hit.* from "
        + lists(lexemes)
        + " cross join lateral ("
        + hits(lexemes)
        + ") hit) select distinct id, key from hits where "
        + complete(lexemes)
        + order.orderBy("key", "id")
        + " limit "
        + fetch
        + ") walked";
  }

  // Under RELEVANCE each lexeme has a list of its own: a project with one in its title and another
  // in its story ranks among the stories, where only the second one's list has it. The other orders
  // need one list.
  private String lists(String lexemes) {
    return byRelevance()
        ? "unnest(" + lexemes + "::text[]) as list (term)"
        : "(values (null)) as list (term)";
  }

  // Offset 0 keeps PostgreSQL from joining the tables as a whole: each project is read by its key,
  // and reading ends with the last one that is needed.
  private String hits(String lexemes) {
    String filter =
        conditions.isEmpty()
            ? ""
            : " and exists (select from projects p where p.id = c.id" + conditions + " offset 0)";
    return "select c.id, c.key from ("
        + candidates(lexemes)
        + ") c"
        + (byRelevance() && sought.isOne() ? " where true" : matching(lexemes))
        + filter
        + order.orderBy("c.key", "c.id")
        + " limit "
        + fetch;
  }

  // The project stands in the list of each lexeme; by RELEVANCE its place is the lowest of them.
  private String matching(String lexemes) {
    String place = byRelevance() ? "c.key % " + CLASS : "search_place(0, c.launched_at)";
    return " cross join lateral (select count(*) as lists, min(w.place) as place from unnest("
        + lexemes
        + "::text[]) as other (term) join project_search_terms w on w.term = other.term and w.project_id = c.id"
        + " and w.place in ("
        + place
        + ", "
        + place
        + " + "
        + CLASS
        + ", "
        + place
        + " + 2 * "
        + CLASS
        + ") offset 0) own where own.lists = "
        + sought.lexemes().size()
        + (byRelevance() ? " and own.place = c.key" : "");
  }

  private String candidates(String lexemes) {
    if (byRelevance()) {
      return "select w.project_id as id, w.place as key from project_search_terms w"
          + " where w.term = list.term and w.place < "
          + above(lexemes)
          + inOrder("w.place", "w.project_id", farthest());
    }
    return "select p.id, "
        + order.key()
        + " as key, p.launched_at from projects p where p.launched_at is not null"
        + order.only()
        + inOrder(order.key(), "p.id", farthest());
  }

  // The place below which all projects stand that have all lexemes: where one is in no title, no
  // project has all of them in its title.
  private static String above(String lexemes) {
    return "(select search_above(" + lexemes + "::text[]))";
  }

  private String inOrder(String key, String id, int limit) {
    String behind = afterKey == 0 ? "" : order.behind(key, id, afterKey, afterKey + 1);
    return behind + order.orderBy(key, id) + " limit " + limit;
  }

  // Each list either returned a whole page or was read to its end.
  private String complete(String lexemes) {
    return "not exists (select from "
        + lists(lexemes)
        + " where (select count(*) from hits where hits.term is not distinct from list.term) < "
        + fetch
        + " and (select count(*) from ("
        + candidates(lexemes)
        + ") c) = "
        + farthest()
        + ")";
  }

  private int farthest() {
    return byRelevance() ? FARTHEST / sought.lexemes().size() : FARTHEST;
  }

  private boolean byRelevance() {
    return order == ProjectOrder.RELEVANCE;
  }
}
