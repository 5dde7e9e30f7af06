package org.crowdshelf.settlement.api;

import java.time.Instant;
import java.util.List;
import org.crowdshelf.settlement.LedgerCheck;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What a check of the books found. */
@Name("LedgerCheck")
@Description("What a comparison of the books with everything shown about money found.")
public record LedgerCheckNode(
    @NonNull Instant checkedAt,
    @NonNull @Description("Empty when the books agree; at most 1000")
        List<@NonNull DifferenceNode> differences) {

  /** One thing that does not agree. */
  @Name("LedgerDifference")
  @Description("One thing that does not agree.")
  public record DifferenceNode(
      @NonNull
          @Description(
              "RAISED, HELD, COLLECTED, REFUNDS: of a project; CLEARING, ENTRIES: of all. May grow.")
          String measure,
      @Id @Description("null where it is about all projects") String projectId,
      @NonNull @Description("What pledges, payments and refunds say") Money expected,
      @NonNull @Description("What the journal says") Money booked) {

    static DifferenceNode of(LedgerCheck.Difference found) {
      return new DifferenceNode(
          found.measure().name(),
          found.project() == null ? null : Ids.encode(IdType.PROJECT, found.project()),
          Money.of(found.expectedMinor(), found.currency()),
          Money.of(found.bookedMinor(), found.currency()));
    }
  }

  static LedgerCheckNode of(LedgerCheck.Result result) {
    return new LedgerCheckNode(
        result.checkedAt(), result.differences().stream().map(DifferenceNode::of).toList());
  }
}
