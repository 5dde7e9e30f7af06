package org.crowdshelf.partner;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;

/** A kind of work that a partner lets its members do for a project. */
@Description("What a partner lets its members do for a project. May grow.")
public enum PartnerHelp {
  @Description("They post updates of the project")
  POST_UPDATES,
  @Description("They answer comments for the project")
  ANSWER_COMMENTS,
  @Description(
      "They see the addresses of the rewards that it sponsors and send them; only of backers who agreed to that when they pledged")
  SHIP_REWARDS;

  /** SQL that makes a text of the help of the partnership {@code t}, for {@link #parse}. */
  public static final String COLUMN = "array_to_string(t.helps_with, ',') as helps_with";

  /** Reads the value of {@link #COLUMN}, in the order of the constants. */
  public static List<PartnerHelp> parse(String text) {
    return text == null || text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",")).map(PartnerHelp::valueOf).sorted().toList();
  }
}
