package org.crowdshelf.discovery.api;

import org.eclipse.microprofile.graphql.Description;

/** In which order projects are listed; ties are broken by id. */
@Description(
    "In which order projects are listed. Pages lose and repeat nothing under NEWEST and ENDING_SOON; under MOST_BACKED, MOST_RAISED and RELEVANCE a project whose numbers or texts change while one pages may move to a page already seen or come again; all others keep their place. May grow.")
public enum ProjectOrder {
  @Description("Latest launch first")
  NEWEST("p.launched_at", "timestamptz", true, ""),
  @Description("Nearest end first; LIVE projects only")
  ENDING_SOON("p.ends_at", "timestamptz", false, " and p.state = 'LIVE'"),
  @Description("Most backers first")
  MOST_BACKED("p.backer_count", "integer", true, ""),
  @Description("Most money first")
  MOST_RAISED("p.raised_minor", "bigint", true, ""),
  @Description(
      "Best match for filter.text: first the projects that have all of it in the title, then those that have it in title, summary and names of library, organisation and region, then all others; of each the latest launch first. NEWEST where there is no text")
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

  /** What projects are ordered by, which a cursor holds as text. */
  String key() {
    return key;
  }

  /** Which projects this order lists at all. */
  String only() {
    return only;
  }

  /** What comes behind the place given by two parameters: the key as text, and the id. */
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
