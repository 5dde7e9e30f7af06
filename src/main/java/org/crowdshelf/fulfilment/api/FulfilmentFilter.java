package org.crowdshelf.fulfilment.api;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.fulfilment.FulfilmentState;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Which of the things that a project has to send. */
@Name("FulfilmentFilter")
@Description(
    "Which to list: those that meet all conditions. A condition that is left out does not restrict.")
public record FulfilmentFilter(
    @Id @Description("Any of these rewards") List<@NonNull String> rewards,
    @Description("Any of these states") List<@NonNull FulfilmentState> states,
    @Description("Whether only those that are late") Boolean lateOnly) {

  /**
   * The filter as it is read.
   *
   * @param rewards null for all
   */
  record Conditions(List<UUID> rewards, List<FulfilmentState> states, boolean lateOnly) {

    static final Conditions NONE = new Conditions(null, List.of(FulfilmentState.values()), false);
  }

  /**
   * The conditions of a filter; none for null.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND for a malformed id
   */
  @Ignore
  static Conditions conditions(FulfilmentFilter filter) {
    if (filter == null) {
      return Conditions.NONE;
    }
    return new Conditions(
        filter.rewards == null
            ? null
            : filter.rewards.stream()
                .map(id -> Ids.require(IdType.REWARD, id))
                .distinct()
                .sorted()
                .toList(),
        Arrays.stream(FulfilmentState.values())
            .filter(state -> filter.states == null || filter.states.contains(state))
            .toList(),
        Boolean.TRUE.equals(filter.lateOnly));
  }
}
