package org.crowdshelf.discovery.api;

import org.eclipse.microprofile.graphql.Description;

/** In which order projects are listed; ties are broken by id. */
@Description(
    "In which order projects are listed. Pages lose and repeat nothing under NEWEST and ENDING_SOON; under MOST_BACKED, MOST_RAISED and RELEVANCE a project whose numbers or texts change while one pages may move to a page already seen or come again; all others keep their place. May grow.")
public enum ProjectOrder {
  @Description("Latest launch first")
  NEWEST(" p.launched_at", "timestamptz", true, ""),
  @Description("Nearest end first; LIVE projects only")
  ENDING_SOON(" p.ends_at", "timestamptz", false, " and p.state = 'LIVE'"),
  @Description("Most backers first")
  MOST_BACKED(" p.backer_count", "integer", true, ""),
  @Description("Most money first")
  MOST_RAISED(" p.raised_minor", "bigint", true, ""),
  @Description(
      "Best match for filter.text, in the title before anywhere else; NEWEST where there is no text")
  RELEVANCE(" search_rank(s.heading, typed.words)", "numeric", true, "");

  private final String column;
  private final String type;
  private final boolean descending;
  private final String only;

  ProjectOrder(String column, String type, boolean descending, String only) {
    this.column = column;
    this.type = type;
    this.descending = descending;
    this.only = only;
  }

  /** The column whose value a cursor holds, as text. */
  String keyAsText() {
    return column + "::text as order_key";
  }

  /** Which projects this order lists at all. */
  String only() {
    return only;
  }

  /** What comes behind the place given by two parameters: the key as text, and the id. */
  String behind(int keyParameter, int idParameter) {
    return " and (%s, p.id) %s ($%d::text::%s, $%d)"
        .formatted(column, descending ? "<" : ">", keyParameter, type, idParameter);
  }

  /** The order by clause. */
  String orderBy() {
    String direction = descending ? " desc" : "";
    return " order by" + column + direction + ", p.id" + direction;
  }
}
