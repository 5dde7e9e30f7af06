package org.crowdshelf.discovery;

import org.eclipse.microprofile.graphql.Description;

/** In which order projects are listed; ties are broken by id. */
@Description(
    "In which order projects are listed. Under NEWEST and ENDING_SOON pages lose and repeat nothing. Under MOST_BACKED, MOST_RAISED and RELEVANCE a project whose numbers or texts change between two pages may move to a page already read or appear again; all others keep their place. May grow.")
public enum ProjectOrder {
  @Description("Latest launch first")
  NEWEST("p.launched_at", "timestamptz", true, ""),
  @Description("Nearest end first; LIVE projects only")
  ENDING_SOON("p.ends_at", "timestamptz", false, " and p.state = 'LIVE'"),
  @Description("Most backers first")
  MOST_BACKED("coalesce(p.result_backer_count, p.backer_count)", "integer", true, ""),
  @Description("Most money first")
  MOST_RAISED("coalesce(p.result_raised_minor, p.raised_minor)", "bigint", true, ""),
  @Description(
      "Best match for filter.text: first the projects that have all words in the title, then those that have them in title, summary and the names of library, organisation and region, then all others; within each group the latest launch first. The same as NEWEST without a text")
  RELEVANCE("search_place(s.heading, typed.words, p.launched_at)", "bigint", true, "");

  private final String key;
  private final String type;
  private final boolean descending;
  private final String only;

  ProjectOrder(String key, String type, boolean descending, String only) {
    this.key = key;
    this.type = type;
    this.descending = descending;
    this.only = only;
  }

  /** The expression that projects are ordered by; a cursor holds its value as text. */
  String key() {
    return key;
  }

  /** The condition on projects that this order lists; empty for all. */
  String only() {
    return only;
  }

  /**
   * The condition on rows after the place that two parameters give: the key as text, and the id.
   */
  String behind(String key, String id, int keyParameter, int idParameter) {
    return " and (%s, %s) %s ($%d::text::%s, $%d)"
        .formatted(key, id, descending ? "<" : ">", keyParameter, type, idParameter);
  }

  /** The order by clause. */
  String orderBy(String key, String id) {
    String direction = descending ? " desc" : "";
    return " order by " + key + direction + ", " + id + direction;
  }
}
