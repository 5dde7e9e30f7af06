package org.crowdshelf.shared.paging;

import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;

/** The position of a page in its list. */
@Name("PageInfo")
@Description("Where a page stands in its list.")
public record PageInfo(
    @Description("Whether rows follow: send endCursor as after to get them.") boolean hasNextPage,
    @Description("Whether rows come before this page.") boolean hasPreviousPage,
    @Ignore Supplier<String> start,
    @Ignore Supplier<String> end) {

  @Description("Cursor of the first row; null on an empty page")
  public String getStartCursor() {
    return start.get();
  }

  @Description("Cursor of the last row; null on an empty page")
  public String getEndCursor() {
    return end.get();
  }
}
