package org.crowdshelf.pledge.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crowdshelf.pledge.PledgeState;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Conditions for a list of a project's pledges. */
@Name("ProjectPledgeFilter")
@Description(
    "Which pledges to list: those that meet all conditions. A condition that is left out does not restrict.")
public record ProjectPledgeFilter(
    @Id @Description("Any of these rewards") List<@NonNull String> rewards,
    @Description("Any of these states") List<@NonNull PledgeState> states,
    @Description(
            "Words of a name or a message, up to 100 characters; a pledge must have all of them. No name of an anonymous pledge is looked at.")
        String text) {

  private static final int MAX_TEXT = 100;

  /**
   * The conditions of a filter; none for null.
   *
   * @throws Refusal NOT_FOUND for a malformed id, BAD_USER_INPUT for a text that is too long
   */
  @Ignore
  static PledgeConditions conditions(ProjectPledgeFilter filter) {
    return filter == null
        ? PledgeConditions.NONE
        : new PledgeConditions(
            filter.rewards == null
                ? null
                : filter.rewards.stream()
                    .map(id -> Ids.require(IdType.REWARD, id))
                    .distinct()
                    .sorted()
                    .toList(),
            filter.states == null ? null : filter.states.stream().distinct().sorted().toList(),
            words(filter.text));
  }

  private static List<String> words(String text) {
    if (text == null) {
      return null;
    }
    // At most two units a character: a longer text is refused before its characters are counted.
    if (text.length() > 2 * MAX_TEXT || text.codePointCount(0, text.length()) > MAX_TEXT) {
      throw Refusal.badInput("TEXT", "filter.text", Map.of("max", Integer.toString(MAX_TEXT)));
    }
    // A text of PostgreSQL cannot hold NUL or an unpaired surrogate.
    List<String> words =
        Arrays.stream(text.split("[\\s\\p{Z}\\p{C}&&[^\\p{Co}\\p{Cn}]]+"))
            .filter(word -> !word.isEmpty())
            .map(ProjectPledgeFilter::pattern)
            .distinct()
            .toList();
    return words.isEmpty() ? null : words;
  }

  // No character of a word is an operator.
  private static String pattern(String word) {
    return "%" + word.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }
}
